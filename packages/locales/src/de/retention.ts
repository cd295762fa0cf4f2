import type { retention as english } from '../en/retention.ts';

export const retention = {
  'retention.title': 'Aufbewahrung',
  'retention.lead':
    'Was älter ist, verschwindet jede Nacht um {time}, endgültig. Zu Besprechungen, die laufen oder noch kommen, bleibt alles. Für immer bleibt nichts: Zehn Jahre sind das Längste.',
  'retention.audit': 'Protokoll',
  'retention.auditText':
    'Wer was getan hat, mit der Netzwerkadresse. Ohne das lässt sich nicht nachsehen, was geschehen ist.',
  'retention.chat': 'Chat',
  'retention.chatText':
    'Was in einer Besprechung geschrieben wurde, gezählt ab ihrem Ende. Dass jemand geschrieben hat, bleibt.',
  'retention.guests': 'Namen von Gästen',
  'retention.guestsText': 'Von Leuten ohne Konto, gezählt ab dem Ende ihrer Besprechung.',
  'retention.daysOf': '{what}, in Tagen',
  'retention.bounds': '{least} bis {most} Tage.',
  'retention.boundsWrong':
    'Geben Sie eine ganze Zahl von {least} bis {most} ein. Für immer lässt sich nichts aufbewahren.',
  'retention.shorter':
    'Gespeichert lässt es sich nicht zurückholen: Was älter ist, verschwindet in der kommenden Nacht.',
  'retention.confirmTitle': 'Kürzer aufbewahren?',
  'retention.confirm': 'Speichern und entfernen',
  'retention.changedMeanwhile':
    'Jemand anderes hat dies inzwischen geändert. Hier stehen jetzt diese Werte; ändern Sie sie noch einmal, wenn nötig.',
  'retention.undo': 'Rückgängig',
  'retention.undone': 'Die Tage sind wieder wie zuvor.',
  'retention.reset': 'Änderungen verwerfen',
  'retention.fixed': 'Auf jedem Server gleich',
  'retention.fixedText':
    'Eine Anmeldung endet nach {idle} Tagen ohne Benutzung und in jedem Fall nach {most} Tagen. Antworten, die für wiederholte Anfragen aufbewahrt werden, verschwinden nach {hours} Stunden. Alles andere bleibt, bis jemand sein Konto löscht.',
  'retention.changedAt': 'Zuletzt geändert: {when}.',
  'retention.unchanged': 'Das sind die Werte, mit denen Parley beginnt.',
} as const satisfies Record<keyof typeof english, string>;
