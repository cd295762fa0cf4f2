import type { LoggedEvent } from './room-state.ts';

/** Who said what is done: names of the commands that are in the log, the newest `capacity` of them (R3). */
export class OpMemory {
  readonly #capacity: number;
  readonly #done = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  remember(logged: LoggedEvent): void {
    const key = keyOf(logged);
    if (key === null) return;
    this.#done.add(key);
    if (this.#done.size <= this.#capacity) return;
    for (const oldest of this.#done) {
      this.#done.delete(oldest);
      break;
    }
  }

  has(participantId: string, opId: string): boolean {
    return this.#done.has(`${participantId} ${opId}`);
  }
}

/** Joining is left out: done once more on another connection it is another peer (J4). */
function keyOf({ event, opId }: LoggedEvent): string | null {
  if (opId === null) return null;
  switch (event.type) {
    case 'participant_left':
    case 'hand_raised':
    case 'hand_lowered':
      return `${event.participant_id} ${opId}`;
    case 'chat_message':
      return `${event.message.participant_id} ${opId}`;
    case 'share_started':
    case 'share_ended':
    case 'participant_joined':
    case 'room_ended':
      return null;
  }
}
