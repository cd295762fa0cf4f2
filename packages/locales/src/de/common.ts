import type { common as english } from '../en/common.ts';

export const common = {
  'common.appName': 'Parley',
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.save': 'Speichern',
  'common.saved': 'Gespeichert.',
  'common.retry': 'Noch einmal versuchen',
  'common.join': 'Beitreten',
  'common.copyLink': 'Link kopieren',
  'common.linkCopied': 'Link kopiert.',
  'common.linkNotCopied':
    'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Link und kopieren Sie ihn selbst.',
  'common.you': '{name} (Sie)',
  'common.formerMember': 'Ehemaliges Mitglied',
  'common.pending': 'In Arbeit',
  'common.notifications': 'Mitteilungen',
  'common.dismiss': 'Ausblenden',
  'common.skipToContent': 'Zum Inhalt springen',
  'common.moreOptions': 'Weitere Möglichkeiten',
  'common.showPassword': 'Passwort zeigen',
  'common.hidePassword': 'Passwort verbergen',
  'common.morePeople': '{count, plural, one {# weitere Person} other {# weitere Personen}}',
  'common.people': '{count, plural, =0 {Niemand} one {# Person} other {# Personen}}',
  'common.loading': 'Wird geladen',
  'common.pageTitle': '{page} · {workspace}',
} as const satisfies Record<keyof typeof english, string>;
