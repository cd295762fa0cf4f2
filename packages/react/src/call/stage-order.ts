/**
 * Everybody's place on the stage, by id: who was there stays where they were, who comes is last. A speaker whom the first page
 * (`perPage` people) does not hold changes places with its last one, so that they are seen and nobody else moves.
 */
export function keepOrder(
  before: readonly string[],
  present: readonly string[],
  speaker: string | null,
  perPage: number,
): readonly string[] {
  const there = new Set(present);
  const known = new Set(before);
  const order = [...before.filter((id) => there.has(id)), ...present.filter((id) => !known.has(id))];
  const at = speaker === null ? -1 : order.indexOf(speaker);
  const last = order[perPage - 1];
  if (speaker !== null && at >= perPage && last !== undefined) {
    order[at] = last;
    order[perPage - 1] = speaker;
  }
  return order.length === before.length && order.every((id, index) => id === before[index]) ? before : order;
}

/** Who is large where the speaker is: who speaks, then who spoke last, then who came first. The viewer never is. */
export function spotlight(before: string | null, present: readonly string[], speaker: string | null): string | null {
  if (speaker !== null && present.includes(speaker)) return speaker;
  return before !== null && present.includes(before) ? before : (present[0] ?? null);
}
