interface Hand {
  id: string;
  handRaisedAt: string | null;
}

/** Whose hand is up, by id, with its place in the queue from 1. The earlier hand is called first. */
export function handOrder(people: readonly Hand[]): ReadonlyMap<string, number> {
  const raised = people
    .flatMap(({ id, handRaisedAt }) => (handRaisedAt === null ? [] : [{ id, at: handRaisedAt }]))
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  return new Map(raised.map(({ id }, index) => [id, index + 1]));
}
