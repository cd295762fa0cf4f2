/** Words of the page behind a link, up to the moment of coming in. */
export const join = {
  'join.opening': 'Opening the meeting',
  'join.unknownTitle': 'This link opens nothing',
  'join.unknownText': 'The meeting is over, or the link has a typo. Check it, or ask who sent it to you.',
  'join.endedTitle': 'This meeting has ended',
  'join.troubleTitle': 'The meeting can’t be opened',
  'join.home': 'Go to home',

  'join.opens': 'Opens {when}',
  'join.opensIn': 'Opens in {clock}',
  'join.earlyText': 'You can leave this page open. It lets you in by itself.',
  'join.hostedBy': 'Hosted by {name}',

  'join.nobodyHere': 'Nobody is here yet',
  'join.oneHere': '{name} is already here',
  'join.twoHere': '{first} and {second} are already here',
  'join.manyHere': '{first}, {second} and {count, plural, one {# other} other {# others}} are already here',
  'join.countHere': '{count, plural, one {# person is already here} other {# people are already here}}',

  'join.yourName': 'Your name',
  'join.nameMissing': 'Write your name, so that the others know who comes in.',
  'join.now': 'Join now',
  'join.withoutCamera': 'Join without camera',
  'join.withoutMicrophone': 'Join without microphone',
  'join.withoutBoth': 'Join without camera and microphone',
  'join.elsewhere': 'Open the meeting',
  'join.elsewhereText': 'This meeting is held on another page. It opens there.',
  'join.signedOut': 'Signed out',
  'join.signIn': 'Sign in',
  'join.signInToJoin': 'Sign in to join',
  'join.accountNeeded': 'This meeting is for people with an account.',
  'join.alreadyHereTitle': 'You’re already in this meeting',
  'join.alreadyHereText': 'You’re already in this meeting in another tab. Move here?',
  'join.moveHere': 'Move here',

  'join.preview': 'Preview of your camera',
  'join.onlyYou': 'Only you can see this',
  'join.cameraOff': 'Your camera is off',
  'join.cameraStarting': 'Starting your camera…',
  'join.allowWhenAsked': 'If {browser} asks for it, allow it.',

  'join.microphone': 'Microphone',
  'join.camera': 'Camera',
  'join.speaker': 'Speaker',
  'join.systemDefault': 'System default',
  'join.microphoneBlocked': 'Microphone blocked',
  'join.microphoneMissing': 'No microphone',
  'join.microphoneFailed': 'Microphone not working',
  'join.cameraBlocked': 'Camera blocked',
  'join.cameraMissing': 'No camera',
  'join.cameraFailed': 'Camera not working',
  'join.testSound': 'Test sound',

  'join.deniedTitle':
    '{browser} is not allowed to use your {device, select, camera {camera} microphone {microphone} other {camera and microphone}}',
  'join.deniedChrome':
    'Press the sign at the left of the address, switch {device, select, camera {“Camera”} microphone {“Microphone”} other {“Camera” and “Microphone”}} on, then try again.',
  'join.deniedEdge':
    'Press the lock at the left of the address, open “Permissions for this site”, allow {device, select, camera {“Camera”} microphone {“Microphone”} other {“Camera” and “Microphone”}}, then try again.',
  'join.deniedFirefox':
    'Press the crossed-out sign at the left of the address, press the ✕ beside “Blocked”, then try again.',
  'join.deniedSafari':
    'In the menu bar choose Safari, then “Settings for This Website…”, set {device, select, camera {“Camera”} microphone {“Microphone”} other {“Camera” and “Microphone”}} to “Allow”, then try again.',
  'join.deniedAndroid': 'Tap the sign at the left of the address, open “Permissions”, allow it there, then try again.',
  'join.deniedIos': 'Tap the sign beside the address, open “Website Settings”, allow it there, then try again.',
  'join.askTitle':
    '{browser} needs your permission for {device, select, camera {your camera} microphone {your microphone} other {camera and microphone}}',
  'join.askText': 'Press “Ask again”, then allow it where {browser} asks.',
  'join.askAgain': 'Ask again',
  'join.systemTitle':
    'This device doesn’t let {browser} use your {device, select, camera {camera} microphone {microphone} other {camera and microphone}}',
  'join.systemText':
    '{system, select, mac {In System Settings open “Privacy & Security”} windows {In Settings open “Privacy & security”} other {Open the privacy settings of this device}}, allow {browser} there, then try again.',
  'join.missingTitle':
    'No {device, select, camera {camera was} microphone {microphone was} other {camera and no microphone were}} found',
  'join.missingText': 'Connect one, then try again.',
  'join.inUseTitle':
    '{browser} can’t use your {device, select, camera {camera} microphone {microphone} other {camera and microphone}}',
  'join.inUseText': 'Another app may have it. Close that app, then try again.',
  'join.insecureTitle':
    'Browsers give {device, select, camera {the camera} microphone {the microphone} other {camera and microphone}} to secure pages only',
  'join.insecureText': 'Open this page with https.',
  'join.openSecurely': 'Open with https',
  'join.unsupportedTitle': 'This browser can’t hold calls',
  'join.unsupportedText': 'Open the link in a current Chrome, Edge, Firefox or Safari.',
  'join.thisBrowser': 'This browser',

  'join.background': 'Background',
  'join.backgroundNone': 'As it is',
  'join.backgroundBlur': 'Blurred',
  'join.backgroundDawn': 'Dawn',
  'join.backgroundForest': 'Forest',
  'join.backgroundStudy': 'Study',
  'join.backgroundOwn': 'Your picture',
  'join.backgroundAdd': 'Choose a picture',
  'join.backgroundHint': 'Everybody sees you in front of it.',
  'join.backgroundLooking': 'Finding out whether this device is fast enough…',
  'join.backgroundTooSlow': 'This device is too slow for other backgrounds.',
  'join.backgroundUnsupported': 'This browser can’t show other backgrounds. A current Chrome or Edge can.',
  'join.backgroundUnreadable': 'This picture can’t be read. Choose a JPEG, PNG or WebP.',
  'join.hiddenTitle': 'Your camera is off to keep your room private',
  'join.hiddenTooSlow': 'This device is too slow for the background you chose.',
  'join.hiddenBroken': 'The background you chose doesn’t work here.',
  'join.showAsItIs': 'Show my room',
} as const;
