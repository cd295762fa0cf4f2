import type { errors as english } from '../en/errors.ts';

export const errors = {
  'error.VALIDATION_FAILED':
    'Etwas davon war nicht zu verstehen. Prüfen Sie die Eingaben und versuchen Sie es noch einmal.',
  'error.SETTING_UNSUPPORTED':
    'Das kann dieser Server noch nicht. Lassen Sie die Einstellung weg und versuchen Sie es noch einmal.',
  'error.PROTOCOL_UNSUPPORTED': 'Diese Seite ist älter als der Server. Laden Sie sie neu, um fortzufahren.',
  'error.UNAUTHENTICATED': 'Sie sind abgemeldet. Melden Sie sich an, um fortzufahren.',
  'error.FORBIDDEN': 'Das darf nur, wer die Besprechung leitet. Fragen Sie dort nach.',
  'error.TOO_EARLY': 'Die Besprechung ist noch nicht geöffnet. Kommen Sie kurz vor dem Beginn wieder.',
  'error.NOT_FOUND': 'Unter dieser Adresse gibt es nichts. Prüfen Sie den Link oder fragen Sie, wer ihn geschickt hat.',
  'error.METHOD_NOT_ALLOWED':
    'Diese Seite ist älter als der Server. Laden Sie sie neu und versuchen Sie es noch einmal.',
  'error.CONFLICT': 'Das ist schon vergeben. Wählen Sie etwas anderes.',
  'error.CONFERENCE_FULL':
    'Die Besprechung ist voll. Versuchen Sie es wieder, wenn jemand gegangen ist, oder bitten Sie um mehr Plätze.',
  'error.INVALID_TRANSITION': 'Die Besprechung ist inzwischen weiter. Laden Sie die Seite neu, um den Stand zu sehen.',
  'error.TAKEN_OVER': 'Sie haben diese Besprechung in einem anderen Tab oder auf einem anderen Gerät fortgesetzt.',
  'error.CONFERENCE_ENDED':
    'Diese Besprechung ist beendet. Bitten Sie um einen neuen Link, wenn Sie sich wieder treffen möchten.',
  'error.PEER_GONE': 'Diese Person hat die Besprechung verlassen.',
  'error.VERSION_CONFLICT':
    'Jemand anderes hat das gleichzeitig geändert. Laden Sie neu und machen Sie Ihre Änderung noch einmal.',
  'error.PAYLOAD_TOO_LARGE': 'Das ist zu groß. Wählen Sie etwas Kleineres.',
  'error.UNSUPPORTED_MEDIA_TYPE': 'Diese Art Datei geht hier nicht. Wählen Sie ein Bild als PNG, JPEG oder WebP.',
  'error.RATE_LIMITED': 'Das war viel in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  'error.INTERNAL':
    'Auf dem Server ging etwas schief. Versuchen Sie es noch einmal; bleibt es so, sagen Sie dem Betreiber Bescheid.',
  'error.PROVIDER_ERROR': 'Der Videodienst hat nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.',
  'error.UNAVAILABLE': 'Der Server ist beschäftigt oder startet neu. Versuchen Sie es gleich noch einmal.',
  'error.NETWORK_UNREACHABLE':
    'Der Server ist nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'error.TIMEOUT': 'Der Server hat zu lange gebraucht. Versuchen Sie es noch einmal.',
  'error.MEDIA_DENIED':
    'Der Browser gibt Kamera oder Mikrofon nicht frei. Erlauben Sie es in der Adressleiste und versuchen Sie es noch einmal.',
  'error.MEDIA_NOT_FOUND':
    'Es wurde keine Kamera oder kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es noch einmal.',
  'error.MEDIA_IN_USE':
    'Ein anderes Programm benutzt Kamera oder Mikrofon. Schließen Sie es und versuchen Sie es noch einmal.',
  'error.INSECURE_CONTEXT':
    'Browser erlauben Kamera und Mikrofon nur auf sicheren Seiten. Öffnen Sie diese Seite mit https.',
  'error.BROWSER_UNSUPPORTED':
    'Mit diesem Browser gehen keine Gespräche. Nehmen Sie ein aktuelles Chrome, Edge, Firefox oder Safari.',
} as const satisfies Record<keyof typeof english, string>;
