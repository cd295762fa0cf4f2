import type { auth as english } from '../en/auth.ts';

export const auth = {
  'auth.signIn': 'Anmelden',
  'auth.signUp': 'Konto anlegen',
  'auth.signUpTitle': 'Ihr Konto anlegen',
  'auth.email': 'E-Mail',
  'auth.password': 'Passwort',
  'auth.passwordHint': 'Mindestens 8 Zeichen.',
  'auth.name': 'Ihr Name',
  'auth.nameHint': 'So sehen ihn andere in einer Besprechung.',
  'auth.wrongCredentials':
    'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'auth.emailTaken': 'Mit dieser E-Mail gibt es schon ein Konto. Melden Sie sich damit an.',
  'auth.emailNeeded': 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.org.',
  'auth.passwordNeeded': 'Geben Sie Ihr Passwort ein.',
  'auth.passwordShort': 'Wählen Sie ein Passwort mit mindestens 8 Zeichen.',
  'auth.nameNeeded': 'Geben Sie Ihren Namen ein.',
  'auth.noAccount': 'Noch kein Konto?',
  'auth.haveAccount': 'Schon ein Konto?',
  'auth.haveCode': 'Haben Sie einen Code?',
  'auth.joinAsGuest': 'Als Gast beitreten',
  'auth.demoTitle': 'Dies ist eine Vorführung. Sehen Sie sich um als:',
  'auth.signedOut': 'Sie sind abgemeldet.',
} as const satisfies Record<keyof typeof english, string>;
