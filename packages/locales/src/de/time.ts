import type { time as english } from '../en/time.ts';

export const time = {
  'time.minutes': '{minutes}\u00a0Min.',
  'time.hours': '{hours}\u00a0Std.',
  'time.hoursAndMinutes': '{hours}\u00a0Std. {minutes}\u00a0Min.',
  'time.days': '{days, plural, one {# Tag} other {# Tagen}}',
  'time.in': 'in {span}',
  'time.ago': 'vor {span}',
  'time.now': 'jetzt',
  'time.today': 'Heute',
  'time.tomorrow': 'Morgen',
  'time.yesterday': 'Gestern',
  'time.withZone': '{when} ({zone})',
  'time.dayAndTime': '{day}, {time}',
} as const satisfies Record<keyof typeof english, string>;
