/** E-mails. */
export const mail = {
  'mail.hello': 'Hello {name},',
  'mail.foot': 'Sent by Parley for {workspace}.',
  'mail.confirm.subject': 'Confirm your e-mail address',
  'mail.confirm.text': 'Please confirm that this is your e-mail address at {workspace}.',
  'mail.confirm.link': 'Confirm this address',
  'mail.confirm.after': 'The link works once, for 24 hours. If you did not make an account, ignore this message.',
  'mail.change.subject': 'Confirm your new e-mail address',
  'mail.change.text':
    'You want to sign in to {workspace} with this e-mail address from now on. Confirm it to make the change.',
  'mail.change.after': 'The link works once, for 24 hours. If this was not you, ignore this message: nothing changes.',
  'mail.changed.subject': 'Your e-mail address was changed',
  'mail.changed.text': 'Your account at {workspace} now has the e-mail address {address} instead of this one.',
  'mail.changed.after':
    'If this was not you, somebody knows your password. Tell an administrator of {workspace} at once.',
  'mail.reset.subject': 'Choose a new password',
  'mail.reset.text': 'Somebody, probably you, asked for a new password for your account at {workspace}.',
  'mail.reset.link': 'Choose a new password',
  'mail.reset.after':
    'The link works once, for 30 minutes. If this was not you, ignore this message: your password stays as it is.',
  'mail.password.subject': 'Your password was changed',
  'mail.password.text':
    'The password of your account at {workspace} was changed, and every other device was signed out.',
  'mail.password.after': 'If this was not you, choose a new password now: {url}',
  'mail.device.subject': 'New sign-in to your account',
  'mail.device.text':
    'Somebody signed in to your account at {workspace} from a device that was not used for it before.',
  'mail.device.unknown': 'Unknown device',
  'mail.device.where': '{device}, address {address}, {when}',
  'mail.device.after':
    'If this was you, there is nothing to do. If not, change your password and sign the device out: {url}',
} as const;
