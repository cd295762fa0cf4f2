import type { RoomEvent } from '@parley/contract/realtime';

/** The newest events of a room, for those who come back after a gap. */
export class RecentEvents {
  readonly #capacity: number;
  #events: RoomEvent[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(event: RoomEvent): void {
    this.#events.push(event);
    // Cut rarely: each cut copies what stays.
    if (this.#events.length >= this.#capacity * 2) this.#events = this.#events.slice(-this.#capacity);
  }

  /** Replaces each by what `change` makes of it. */
  change(change: (event: RoomEvent) => RoomEvent): void {
    this.#events = this.#events.map(change);
  }

  /**
   * Every event after the one that a client saw last, or null when that cannot be told (S2): its place is not in this
   * log, or too much happened since.
   */
  after(epoch: number, seq: number): RoomEvent[] | null {
    const first = this.#events[0];
    if (first === undefined) return null;
    const at = seq - first.seq;
    if (this.#events[at]?.epoch !== epoch || this.#events.length - 1 - at >= this.#capacity) return null;
    return this.#events.slice(at + 1);
  }
}
