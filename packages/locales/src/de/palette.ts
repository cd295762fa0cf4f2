import type { palette as english } from '../en/palette.ts';

export const palette = {
  'palette.placeholder': 'Besprechung, Code, „morgen um 16 Uhr“ …',
  'palette.results': 'Treffer',
  'palette.meetings': 'Besprechungen',
  'palette.people': 'Personen',
  'palette.scheduleWith': 'Mit {name} planen',
  'palette.do': 'Tun',
  'palette.go': 'Gehen zu',
  'palette.startNow': 'Jetzt einen Anruf starten',
  'palette.schedule': 'Besprechung planen',
  'palette.scheduleAt': 'Planen für {when}',
  'palette.joinCode': '{code} beitreten',
  'palette.joinWithCode': 'Mit Code beitreten',
  'palette.codePlaceholder': 'Code, wie abc-defg-hij',
  'palette.codeHint': 'Tippen Sie den Code oder fügen Sie den Link einer Einladung ein.',
  'palette.onNow': 'Läuft',
  'palette.nothing':
    'Nichts heißt „{query}“. Versuchen Sie den Titel einer Besprechung, einen Code oder eine Zeit wie „morgen um 16 Uhr“.',
  'palette.found': '{count, plural, =0 {Nichts gefunden} one {# Treffer} other {# Treffer}}',
} as const satisfies Record<keyof typeof english, string>;
