/** Words of the frame around the pages, and of what can be wrong with any of them. */
export const frame = {
  'frame.navigation': 'Main',
  'frame.home': 'Home',
  'frame.calendar': 'Calendar',
  'frame.find': 'Find',
  'frame.findOrDo': 'Find or do something',
  'frame.settings': 'Settings',
  'frame.placeAndTime': '{city}, {time}',
  'frame.offline': 'You are offline. What you see may be old; it comes up to date when you are connected again.',
  'frame.notFoundTitle': 'Page not found',
  'frame.notFoundText': 'There is nothing at this address. The link may be old, or a letter may be missing.',
  'frame.goHome': 'Go to Home',
  'frame.failedTitle': 'This could not be shown',
  'frame.brokenText': 'Something on this page went wrong. Reload it; nothing you saved is lost.',
  'frame.reload': 'Reload',
} as const;
