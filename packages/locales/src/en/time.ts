/** Spans and moments in words. The days and hours themselves come from the browser. */
export const time = {
  'time.minutes': '{minutes} min',
  'time.hours': '{hours} h',
  'time.hoursAndMinutes': '{hours} h {minutes} min',
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
