import type { calendar as english } from '../en/calendar.ts';

export const calendar = {
  'calendar.title': 'Kalender',
  'calendar.view': 'Ansicht',
  'calendar.month': 'Monat',
  'calendar.week': 'Woche',
  'calendar.today': 'Heute',
  'calendar.previousMonth': 'Voriger Monat',
  'calendar.nextMonth': 'Nächster Monat',
  'calendar.previousWeek': 'Vorige Woche',
  'calendar.nextWeek': 'Nächste Woche',
  'calendar.dayAndCount':
    '{day}, {count, plural, =0 {keine Besprechungen} one {# Besprechung} other {# Besprechungen}}',
  'calendar.more': '{count, plural, one {# weitere} other {# weitere}}',
  'calendar.moreOn': '{count, plural, one {# weitere, {day}} other {# weitere, {day}}}',
  'calendar.freeMonth': 'In diesem Monat ist nichts geplant.',
  'calendar.freeWeek': 'In dieser Woche ist nichts geplant.',
  'calendar.freeDay': 'An diesem Tag ist nichts geplant.',
  'calendar.count': '{count, plural, =0 {keine Besprechungen} one {# Besprechung} other {# Besprechungen}}',
  'calendar.hours': 'Stunden der Woche',
} as const satisfies Record<keyof typeof english, string>;
