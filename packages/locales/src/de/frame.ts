import type { frame as english } from '../en/frame.ts';

export const frame = {
  'frame.navigation': 'Hauptmenü',
  'frame.home': 'Start',
  'frame.calendar': 'Kalender',
  'frame.find': 'Suchen',
  'frame.findOrDo': 'Suchen oder etwas tun',
  'frame.settings': 'Einstellungen',
  'frame.placeAndTime': '{city}, {time}',
  'frame.offline':
    'Sie sind offline. Was Sie sehen, ist vielleicht veraltet; es wird aktuell, sobald Sie wieder verbunden sind.',
  'frame.notFoundTitle': 'Seite nicht gefunden',
  'frame.notFoundText':
    'Unter dieser Adresse gibt es nichts. Vielleicht ist der Link alt, oder es fehlt ein Buchstabe.',
  'frame.goHome': 'Zum Start',
  'frame.failedTitle': 'Das ließ sich nicht anzeigen',
  'frame.brokenText': 'Auf dieser Seite ging etwas schief. Laden Sie sie neu; Gespeichertes geht nicht verloren.',
  'frame.reload': 'Neu laden',
  'frame.unsavedTitle': 'Ohne Speichern verlassen?',
  'frame.unsavedText': 'Was Sie hier eingegeben haben, ist noch nicht gespeichert. Es geht verloren.',
  'frame.keepEditing': 'Weiter bearbeiten',
  'frame.discard': 'Verwerfen',
} as const satisfies Record<keyof typeof english, string>;
