import type { mail as english } from '../en/mail.ts';

/** E-mails. */
export const mail = {
  'mail.hello': 'Guten Tag {name},',
  'mail.foot': 'Gesendet von Parley für {workspace}.',
  'mail.confirm.subject': 'Bestätigen Sie Ihre E-Mail-Adresse',
  'mail.confirm.text': 'bitte bestätigen Sie, dass dies Ihre E-Mail-Adresse bei {workspace} ist.',
  'mail.confirm.link': 'Adresse bestätigen',
  'mail.confirm.after':
    'Der Link gilt einmal und 24 Stunden lang. Wenn Sie kein Konto angelegt haben, beachten Sie diese Nachricht nicht.',
  'mail.change.subject': 'Bestätigen Sie Ihre neue E-Mail-Adresse',
  'mail.change.text':
    'Sie wollen sich künftig mit dieser E-Mail-Adresse bei {workspace} anmelden. Bestätigen Sie sie, damit die Änderung gilt.',
  'mail.change.after':
    'Der Link gilt einmal und 24 Stunden lang. Wenn Sie das nicht waren, beachten Sie diese Nachricht nicht: Es ändert sich nichts.',
  'mail.changed.subject': 'Ihre E-Mail-Adresse wurde geändert',
  'mail.changed.text': 'Ihr Konto bei {workspace} hat jetzt die E-Mail-Adresse {address} statt dieser.',
  'mail.changed.after':
    'Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Wenden Sie sich sofort an die Verwaltung von {workspace}.',
  'mail.reset.subject': 'Wählen Sie ein neues Passwort',
  'mail.reset.text': 'jemand, vermutlich Sie, hat für Ihr Konto bei {workspace} ein neues Passwort angefordert.',
  'mail.reset.link': 'Neues Passwort wählen',
  'mail.reset.after':
    'Der Link gilt einmal und 30 Minuten lang. Wenn Sie das nicht waren, beachten Sie diese Nachricht nicht: Ihr Passwort bleibt, wie es ist.',
  'mail.password.subject': 'Ihr Passwort wurde geändert',
  'mail.password.text':
    'das Passwort Ihres Kontos bei {workspace} wurde geändert, und alle anderen Geräte wurden abgemeldet.',
  'mail.password.after': 'Wenn Sie das nicht waren, wählen Sie jetzt ein neues Passwort: {url}',
  'mail.device.subject': 'Neue Anmeldung bei Ihrem Konto',
  'mail.device.text':
    'jemand hat sich von einem Gerät bei Ihrem Konto bei {workspace} angemeldet, das dafür noch nicht benutzt wurde.',
  'mail.device.unknown': 'Unbekanntes Gerät',
  'mail.device.where': '{device}, Adresse {address}, {when}',
  'mail.device.after':
    'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, ändern Sie Ihr Passwort und melden Sie das Gerät ab: {url}',
} as const satisfies Record<keyof typeof english, string>;
