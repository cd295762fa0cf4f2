/**
 * How far the one exchange of offer and answer is that a generation has (rules N1 to N5). Mute, late tracks and other devices
 * need no second one (N8), and a broken path gets a new generation (N7), so an answer can only mean the offer at hand.
 */
export type Exchange =
  | { name: 'awaiting_offer' }
  /** Our offer with this number waits for its answer. */
  | { name: 'offering'; n: number; sdp: string }
  /** We answered the other's offer. */
  | { name: 'answered'; sdp: string }
  /** Our offer was answered. */
  | { name: 'settled' };

/** `give_way`: drop our own offer and answer theirs. */
export type OfferReaction = 'answer' | 'give_way' | 'ignore';

export function reactToOffer(exchange: Exchange, polite: boolean): OfferReaction {
  if (exchange.name === 'awaiting_offer') return 'answer';
  if (exchange.name === 'offering') return polite ? 'give_way' : 'ignore';
  return 'ignore';
}

/** Of two peers the one with the smaller id gives way when offers collide (N1). */
export const isPolite = (own: string, other: string): boolean => own < other;

/** Who joined later offers first (N1). Both sides see the same moments, so exactly one offers. */
export const joinedLater = (
  own: { joinedAt: string; peerId: string },
  other: { joinedAt: string; peerId: string },
): boolean =>
  own.joinedAt === other.joinedAt ? own.peerId > other.peerId : Date.parse(own.joinedAt) > Date.parse(other.joinedAt);

/** Whether a candidate belongs to the ICE session of a description; one that does not say so does. */
export const belongsTo = (usernameFragment: string | null, sdp: string): boolean =>
  usernameFragment === null ||
  [...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].some(([, fragment]) => fragment === usernameFragment);
