/** The palette that finds and does things by a few letters. */
export const palette = {
  'palette.placeholder': 'A meeting, a code, “tomorrow 4pm” …',
  'palette.results': 'Results',
  'palette.meetings': 'Meetings',
  'palette.people': 'People',
  'palette.scheduleWith': 'Schedule with {name}',
  'palette.do': 'Do',
  'palette.go': 'Go to',
  'palette.startNow': 'Start a call now',
  'palette.schedule': 'Schedule a meeting',
  'palette.scheduleAt': 'Schedule for {when}',
  'palette.joinCode': 'Join {code}',
  'palette.joinWithCode': 'Join with a code',
  'palette.codePlaceholder': 'Code, like abc-defg-hij',
  'palette.codeHint': 'Type or paste the code or the link of an invitation.',
  'palette.onNow': 'On now',
  'palette.nothing':
    'Nothing is called “{query}”. Try the title of a meeting, a code, or a time such as “tomorrow 4pm”.',
  'palette.found': '{count, plural, =0 {Nothing found} one {# result} other {# results}}',
} as const;
