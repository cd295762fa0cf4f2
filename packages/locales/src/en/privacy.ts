/** What is kept of a person, how they get it and how it goes. */
export const privacy = {
  'privacy.title': 'Privacy',
  'privacy.kept': 'What is kept about you',
  'privacy.keptText':
    'Your profile, your ways to sign in and the meetings you have a part in are kept until you erase your account.',
  'privacy.keptFor':
    'What is written in a meeting goes {chat, plural, one {# day} other {# days}} after it, and the log of who did what after {audit, plural, one {# day} other {# days}}.',
  'privacy.whoSees':
    'People in the same meetings see your name, your picture and what you write; admins of {workspace} also see the log and the meetings.',
  'privacy.data': 'Your data',
  'privacy.dataText':
    'One file with everything: profile, meetings, what you wrote, when you were there. Programs can read it (JSON).',
  'privacy.download': 'Download my data',
  'privacy.making': 'Your file is being made. With many meetings that takes a moment.',
  'privacy.made': 'Your data is in {file}.',
  'privacy.tooOften': 'You have downloaded it often within the last hour. Try again later.',
  'privacy.erase': 'Erase your account',
  'privacy.goes': 'What goes',
  'privacy.goesText':
    'Your name, e-mail address, picture, ways to sign in, and what you wrote in chats: at once and for good. You are signed out everywhere.',
  'privacy.stays': 'What stays',
  'privacy.staysText': 'That somebody was in a meeting, and that somebody wrote. Others see “{name}” there.',
  'privacy.hosted': 'Your meetings',
  'privacy.hostedText':
    'Those you host that are on or to come go to a moderator. Without one they end, or are cancelled.',
  'privacy.eraseAction': 'Erase my account',
  'privacy.eraseTitle': 'Erase your account for good?',
  'privacy.eraseText': 'Nobody can bring it back. If you may want your data one day, download it first.',
  'privacy.type': 'Type {text} to confirm',
  'privacy.typeWrong': 'This has to be {text}.',
  'privacy.noPassword': 'You sign in without a password?',
  'privacy.signInAgain': 'Sign in again instead',
  'privacy.lastAdmin':
    'You are the only admin of {workspace}. Whoever runs the server has to make somebody else an admin first.',
  'privacy.erased': 'Your account is erased',
  'privacy.erasedText':
    'You are signed out everywhere. Your profile is gone; what you wrote in chats follows within minutes.',
} as const;
