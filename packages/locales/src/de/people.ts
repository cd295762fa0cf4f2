import type { people as english } from '../en/people.ts';

export const people = {
  'people.title': 'Personen',
  'people.who': 'Wer',
  'people.addLabel': 'Personen hinzufügen',
  'people.placeholder': 'Name oder Liste',
  'people.hint':
    'Wen Sie hier schon getroffen haben, finden Sie am Namen. Andere kommen über den Link, unter dem Namen, den Sie schreiben.',
  'people.add': 'Hinzufügen',
  'people.addressGiven': 'Schreiben Sie statt der Adresse einen Namen, und schicken Sie der Person den Link selbst.',
  'people.thereAlready': '{name} steht schon auf der Liste.',
  'people.added':
    '{name}{count, plural, =0 { ist} one { und # weitere Person sind} other { und # weitere sind}} hinzugefügt.',
  'people.notAdded': 'Nicht hinzugefügt: {names}. {why}',
  'people.takeBack': '{name} wegnehmen',
  'people.search': 'Personen suchen',
  'people.found': '{count, plural, =0 {Niemand gefunden} one {# Person gefunden} other {# Personen gefunden}}',
  'people.nobodyFound': 'Niemand heißt „{query}“.',
  'people.there': 'Jetzt da',
  'people.expected': 'Erwartet',
  'people.missed': 'Kam nicht',
  'people.othersThere': '{count, plural, one {# weitere Person ist da} other {# weitere sind da}}',
  'people.role':
    '{role, select, host {Leitung} moderator {Moderation} guest {Gast} guestModerator {Moderation, Gast} other {Teilnahme}}',
  'people.guest': 'Gast',
  'people.actionsFor': 'Was mit {name} geschehen soll',
  'people.makeModerator': 'Moderation geben',
  'people.makeParticipant': 'Moderation nehmen',
  'people.makeHost': 'Leitung übergeben',
  'people.roleGiven':
    '{name} hat jetzt {role, select, host {die Leitung} moderator {die Moderation} other {keine Moderation mehr}}.',
  'people.hostTitle': 'Die Leitung an {name} übergeben?',
  'people.hostText': 'Sie behalten die Moderation. Über die Besprechung entscheidet dann {name}.',
  'people.hostOfOtherText': '{host} behält die Moderation. Über die Besprechung entscheidet dann {name}.',
  'people.remove': 'Entfernen',
  'people.removeTitle': '{name} entfernen?',
  'people.removeText': 'Die Person kommt über den Link nicht mehr herein, bis Sie sie wieder hinzufügen.',
  'people.removeOnText':
    'Die Person verlässt das Gespräch, falls sie darin ist, und kommt erst wieder herein, wenn Sie sie hinzufügen.',
  'people.removed': '{name} ist entfernt.',
} as const satisfies Record<keyof typeof english, string>;
