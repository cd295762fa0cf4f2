import type { join as english } from '../en/join.ts';

export const join = {
  'join.opening': 'Die Besprechung wird geöffnet',
  'join.unknownTitle': 'Hinter diesem Link ist nichts',
  'join.unknownText':
    'Die Besprechung ist vorbei, oder im Link ist ein Tippfehler. Prüfen Sie ihn oder fragen Sie, wer ihn geschickt hat.',
  'join.endedTitle': 'Diese Besprechung ist beendet',
  'join.troubleTitle': 'Die Besprechung lässt sich nicht öffnen',
  'join.home': 'Zur Startseite',

  'join.opens': 'Öffnet {when}',
  'join.earlyText': 'Sie können diese Seite offen lassen. Sie lässt Sie von selbst hinein.',
  'join.hostedBy': 'Leitung: {name}',

  'join.nobodyHere': 'Noch ist niemand da',
  'join.oneHere': '{name} ist schon da',
  'join.twoHere': '{first} und {second} sind schon da',
  'join.manyHere': '{first}, {second} und {count, plural, one {# weitere Person} other {# weitere}} sind schon da',
  'join.countHere': '{count, plural, one {# Person ist schon da} other {# Personen sind schon da}}',

  'join.yourName': 'Ihr Name',
  'join.nameMissing': 'Schreiben Sie Ihren Namen, damit die anderen wissen, wer kommt.',
  'join.now': 'Jetzt beitreten',
  'join.withoutCamera': 'Ohne Kamera beitreten',
  'join.withoutMicrophone': 'Ohne Mikrofon beitreten',
  'join.withoutBoth': 'Ohne Kamera und Mikrofon beitreten',
  'join.elsewhere': 'Besprechung öffnen',
  'join.elsewhereText': 'Diese Besprechung findet auf einer anderen Seite statt. Sie öffnet sich dort.',
  'join.signedOut': 'Abgemeldet',
  'join.signIn': 'Anmelden',
  'join.signInToJoin': 'Anmelden und beitreten',
  'join.accountNeeded': 'Diese Besprechung ist für Personen mit Konto.',
  'join.alreadyHereTitle': 'Sie sind schon in dieser Besprechung',
  'join.alreadyHereText': 'Sie sind in einem anderen Tab schon in dieser Besprechung. Hierher wechseln?',
  'join.moveHere': 'Hierher wechseln',

  'join.preview': 'Vorschau Ihrer Kamera',
  'join.onlyYou': 'Das sehen nur Sie',
  'join.cameraOff': 'Ihre Kamera ist aus',
  'join.cameraStarting': 'Ihre Kamera startet…',

  'join.microphone': 'Mikrofon',
  'join.camera': 'Kamera',
  'join.speaker': 'Lautsprecher',
  'join.systemDefault': 'Standard des Systems',
  'join.microphoneBlocked': 'Mikrofon gesperrt',
  'join.microphoneMissing': 'Kein Mikrofon',
  'join.microphoneFailed': 'Mikrofon geht nicht',
  'join.cameraBlocked': 'Kamera gesperrt',
  'join.cameraMissing': 'Keine Kamera',
  'join.cameraFailed': 'Kamera geht nicht',
  'join.testSound': 'Testton',

  'join.deniedTitle':
    '{browser} darf {device, select, camera {Ihre Kamera} microphone {Ihr Mikrofon} other {Kamera und Mikrofon}} nicht benutzen',
  'join.deniedChrome':
    'Drücken Sie das Kamerazeichen rechts in der Adressleiste, wählen Sie „Immer zulassen“ und versuchen Sie es noch einmal.',
  'join.deniedFirefox':
    'Drücken Sie das durchgestrichene Zeichen links in der Adressleiste, heben Sie die Sperre auf und versuchen Sie es noch einmal.',
  'join.deniedSafari':
    'Wählen Sie im Menü Safari „Einstellungen für diese Website“, erlauben Sie es dort und versuchen Sie es noch einmal.',
  'join.deniedPhone':
    'Erlauben Sie es in den Einstellungen dieser Seite neben der Adresse und versuchen Sie es noch einmal.',
  'join.missingTitle':
    '{device, select, camera {Keine Kamera} microphone {Kein Mikrofon} other {Weder Kamera noch Mikrofon}} gefunden',
  'join.missingText': 'Schließen Sie eines an und versuchen Sie es noch einmal.',
  'join.inUseTitle':
    '{browser} kann {device, select, camera {Ihre Kamera} microphone {Ihr Mikrofon} other {Kamera und Mikrofon}} nicht benutzen',
  'join.inUseText':
    'Vielleicht benutzt ein anderes Programm das Gerät. Schließen Sie es und versuchen Sie es noch einmal.',
  'join.insecureTitle':
    'Browser geben {device, select, camera {die Kamera} microphone {das Mikrofon} other {Kamera und Mikrofon}} nur sicheren Seiten',
  'join.insecureText': 'Öffnen Sie diese Seite mit https.',
  'join.openSecurely': 'Mit https öffnen',
  'join.unsupportedTitle': 'Mit diesem Browser gehen keine Gespräche',
  'join.unsupportedText': 'Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari.',
  'join.thisBrowser': 'Dieser Browser',
} as const satisfies Record<keyof typeof english, string>;
