/** How long things are kept. */
export const retention = {
  'retention.title': 'Retention',
  'retention.lead':
    'What is older goes each night at {time}, for good. What is about a meeting that is on or to come stays. Nothing is kept for ever: ten years is the most.',
  'retention.audit': 'Audit log',
  'retention.auditText': 'Who did what, with the network address. Without it nobody can look up what happened.',
  'retention.chat': 'Chat',
  'retention.chatText': 'What was written in a meeting, counted from its end. That somebody wrote stays.',
  'retention.guests': 'Names of guests',
  'retention.guestsText': 'Of people without an account, counted from the end of their meeting.',
  'retention.daysOf': '{what}, in days',
  'retention.bounds': '{least} to {most} days.',
  'retention.boundsWrong': 'Enter a whole number from {least} to {most}. Nothing can be kept for ever.',
  'retention.shorter': 'Saved, it can not be brought back: what is older than this goes in the coming night.',
  'retention.confirmTitle': 'Keep things for a shorter time?',
  'retention.confirm': 'Save and remove',
  'retention.changedMeanwhile':
    'Somebody else changed this meanwhile. These are their values now; change them again if you need to.',
  'retention.undo': 'Undo',
  'retention.undone': 'The days are as they were.',
  'retention.reset': 'Undo changes',
  'retention.fixed': 'The same on every server',
  'retention.fixedText':
    'A sign-in ends after {idle} days without use, and after {most} days in any case. Answers that are kept for repeated requests go after {hours} hours. Everything else stays until a person erases their account.',
  'retention.changedAt': 'Last changed {when}.',
  'retention.unchanged': 'These are the values that Parley starts with.',
} as const;
