import type { RemoteParticipant } from '../room/room-view.ts';
import type { Slice } from '../slice.ts';

interface Watcher {
  joined(participant: RemoteParticipant): void;
  updated(participant: RemoteParticipant): void;
  left(participant: RemoteParticipant): void;
}

/** Tells who is there already, and then of each who comes, changes and goes. The answer stops it. */
export function watchPeople(participants: Slice<readonly RemoteParticipant[]>, watcher: Watcher): () => void {
  let known = new Map<string, RemoteParticipant>();
  const look = () => {
    const before = known;
    known = new Map(participants.getSnapshot().map((person) => [person.id, person]));
    for (const person of before.values()) if (!known.has(person.id)) watcher.left(person);
    for (const person of known.values()) {
      const then = before.get(person.id);
      if (then === undefined) watcher.joined(person);
      else if (then !== person) watcher.updated(person);
    }
  };
  const stop = participants.subscribe(look);
  look();
  return stop;
}
