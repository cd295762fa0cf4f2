/** Spans and moments in words. The days and hours themselves come from the browser. */
export const time = {
  'time.minutes': '{minutes}\u00a0min',
  'time.hours': '{hours}\u00a0h',
  'time.hoursAndMinutes': '{hours}\u00a0h {minutes}\u00a0min',
  'time.days': '{days, plural, one {# day} other {# days}}',
  'time.in': 'in {span}',
  'time.ago': '{span} ago',
  'time.now': 'now',
  'time.today': 'Today',
  'time.tomorrow': 'Tomorrow',
  'time.yesterday': 'Yesterday',
  'time.withZone': '{when} ({zone})',
  'time.dayAndTime': '{day}, {time}',
} as const;
