import type { privacy as english } from '../en/privacy.ts';

export const privacy = {
  'privacy.title': 'Datenschutz',
  'privacy.kept': 'Was über Sie gespeichert ist',
  'privacy.keptText':
    'Ihr Profil, Ihre Anmeldewege und die Besprechungen, an denen Sie teilhaben, bleiben, bis Sie Ihr Konto löschen.',
  'privacy.keptFor':
    'Was in einer Besprechung geschrieben wird, verschwindet {chat, plural, one {# Tag} other {# Tage}} danach, das Protokoll, wer was getan hat, nach {audit, plural, one {# Tag} other {# Tagen}}.',
  'privacy.whoSees':
    'Wer in derselben Besprechung ist, sieht Ihren Namen, Ihr Bild und was Sie schreiben; die Verwaltung von {workspace} sieht auch das Protokoll und die Besprechungen.',
  'privacy.data': 'Ihre Daten',
  'privacy.dataText':
    'Eine Datei mit allem: Profil, Besprechungen, was Sie geschrieben haben, wann Sie da waren. Programme können sie lesen (JSON).',
  'privacy.download': 'Meine Daten herunterladen',
  'privacy.making': 'Ihre Datei wird erstellt. Bei vielen Besprechungen dauert das einen Moment.',
  'privacy.made': 'Ihre Daten sind in {file}.',
  'privacy.tooOften': 'Sie haben sie in der letzten Stunde oft heruntergeladen. Versuchen Sie es später noch einmal.',
  'privacy.erase': 'Konto löschen',
  'privacy.goes': 'Was verschwindet',
  'privacy.goesText':
    'Name, E-Mail-Adresse, Bild, Anmeldewege und was Sie in Chats geschrieben haben: sofort und endgültig. Sie werden überall abgemeldet.',
  'privacy.stays': 'Was bleibt',
  'privacy.staysText':
    'Dass jemand in einer Besprechung war, und dass jemand geschrieben hat. Andere sehen dort „{name}“.',
  'privacy.hosted': 'Ihre Besprechungen',
  'privacy.hostedText':
    'Die Sie leiten und die laufen oder noch kommen, übernimmt eine Moderatorin oder ein Moderator. Sonst enden sie oder werden abgesagt.',
  'privacy.eraseAction': 'Mein Konto löschen',
  'privacy.eraseTitle': 'Konto endgültig löschen?',
  'privacy.eraseText':
    'Niemand kann es zurückholen. Wenn Sie Ihre Daten noch brauchen könnten, laden Sie sie vorher herunter.',
  'privacy.type': 'Zur Bestätigung {text} eingeben',
  'privacy.typeWrong': 'Hier muss {text} stehen.',
  'privacy.noPassword': 'Sie melden sich ohne Passwort an?',
  'privacy.signInAgain': 'Stattdessen neu anmelden',
  'privacy.lastAdmin':
    'Nur Sie verwalten {workspace}. Wer den Server betreibt, muss zuerst jemand anderem die Verwaltung geben.',
  'privacy.erased': 'Ihr Konto ist gelöscht',
  'privacy.erasedText':
    'Sie sind überall abgemeldet. Ihr Profil ist weg; was Sie in Chats geschrieben haben, folgt in wenigen Minuten.',
} as const satisfies Record<keyof typeof english, string>;
