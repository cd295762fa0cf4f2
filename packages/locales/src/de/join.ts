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
  'join.opensIn': 'Öffnet in {clock}',
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
  'join.allowWhenAsked': 'Wenn {browser} danach fragt, erlauben Sie es.',

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
    'Drücken Sie das Zeichen links neben der Adresse, schalten Sie {device, select, camera {„Kamera“} microphone {„Mikrofon“} other {„Kamera“ und „Mikrofon“}} ein und versuchen Sie es noch einmal.',
  'join.deniedEdge':
    'Drücken Sie das Schloss links neben der Adresse, öffnen Sie „Berechtigungen für diese Website“, erlauben Sie {device, select, camera {„Kamera“} microphone {„Mikrofon“} other {„Kamera“ und „Mikrofon“}} und versuchen Sie es noch einmal.',
  'join.deniedFirefox':
    'Drücken Sie das durchgestrichene Zeichen links neben der Adresse, dann das ✕ neben „Blockiert“, und versuchen Sie es noch einmal.',
  'join.deniedSafari':
    'Wählen Sie in der Menüleiste Safari, dann „Einstellungen für diese Website …“, stellen Sie {device, select, camera {„Kamera“} microphone {„Mikrofon“} other {„Kamera“ und „Mikrofon“}} auf „Erlauben“ und versuchen Sie es noch einmal.',
  'join.deniedAndroid':
    'Tippen Sie auf das Zeichen links neben der Adresse, öffnen Sie „Berechtigungen“, erlauben Sie es dort und versuchen Sie es noch einmal.',
  'join.deniedIos':
    'Tippen Sie auf das Zeichen neben der Adresse, öffnen Sie „Website-Einstellungen“, erlauben Sie es dort und versuchen Sie es noch einmal.',
  'join.askTitle':
    '{browser} braucht Ihre Erlaubnis für {device, select, camera {die Kamera} microphone {das Mikrofon} other {Kamera und Mikrofon}}',
  'join.askText': 'Drücken Sie „Noch einmal fragen“ und erlauben Sie es dann, wo {browser} fragt.',
  'join.askAgain': 'Noch einmal fragen',
  'join.systemTitle':
    'Dieses Gerät lässt {browser} {device, select, camera {Ihre Kamera} microphone {Ihr Mikrofon} other {Kamera und Mikrofon}} nicht benutzen',
  'join.systemText':
    '{system, select, mac {Öffnen Sie in den Systemeinstellungen „Datenschutz & Sicherheit“} windows {Öffnen Sie in den Einstellungen „Datenschutz und Sicherheit“} other {Öffnen Sie die Datenschutz-Einstellungen dieses Geräts}}, erlauben Sie es {browser} dort und versuchen Sie es noch einmal.',
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

  'join.background': 'Hintergrund',
  'join.backgroundNone': 'Wie er ist',
  'join.backgroundBlur': 'Unscharf',
  'join.backgroundDawn': 'Morgen',
  'join.backgroundForest': 'Wald',
  'join.backgroundStudy': 'Bücher',
  'join.backgroundOwn': 'Ihr Bild',
  'join.backgroundAdd': 'Bild wählen',
  'join.backgroundHint': 'Alle sehen Sie davor.',
  'join.backgroundLooking': 'Es wird geprüft, ob dieses Gerät schnell genug ist…',
  'join.backgroundTooSlow': 'Dieses Gerät ist zu langsam für andere Hintergründe.',
  'join.backgroundUnsupported':
    'Dieser Browser kann keine anderen Hintergründe zeigen. Ein aktueller Chrome oder Edge kann es.',
  'join.backgroundUnreadable': 'Dieses Bild lässt sich nicht lesen. Wählen Sie ein JPEG, PNG oder WebP.',
  'join.hiddenTitle': 'Ihre Kamera ist aus, damit niemand Ihren Raum sieht',
  'join.hiddenTooSlow': 'Dieses Gerät ist zu langsam für den gewählten Hintergrund.',
  'join.hiddenBroken': 'Der gewählte Hintergrund geht hier nicht.',
  'join.showAsItIs': 'Meinen Raum zeigen',
} as const satisfies Record<keyof typeof english, string>;
