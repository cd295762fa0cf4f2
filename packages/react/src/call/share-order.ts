/** Ids of those who share, the large one first. */
export type ShareOrder = readonly string[];

/** Who shares now, given who did: a new share comes to the front, the others keep their places. The same array if nothing changed. */
export function followShares(order: ShareOrder, sharing: readonly string[]): ShareOrder {
  const stay = order.filter((id) => sharing.includes(id));
  const come = sharing.filter((id) => !order.includes(id));
  return come.length === 0 && stay.length === order.length ? order : [...come.toReversed(), ...stay];
}

/** Shows one of them large. */
export const enlargeShare = (order: ShareOrder, id: string): ShareOrder =>
  order[0] === id || !order.includes(id) ? order : [id, ...order.filter((other) => other !== id)];
