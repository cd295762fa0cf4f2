import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { LIMITS } from './protocol.ts';

const description = z.strictObject({ sdp: z.string().check(z.minLength(1), z.maxLength(LIMITS.sdpLength)) });

const candidate = z.strictObject({
  candidate: z.string().check(z.maxLength(2048)),
  sdp_mid: z.nullable(z.string().check(z.maxLength(64))),
  sdp_m_line_index: z.nullable(z.int()),
  username_fragment: z.nullable(z.string().check(z.maxLength(256))),
});

/**
 * A message between two peers about their media path, relayed by the server and never stored.
 * `generation` counts the peer connections of the pair, `n` the messages of one sender within a generation (rules N).
 */
const envelope = {
  generation: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  n: z.int().check(z.minimum(1), z.maximum(1_000_000)),
};

const sent = { ...envelope, target_participant: id('participant'), target_peer: z.optional(id('peer')) };
const received = { ...envelope, room_id: id('room'), from_participant: id('participant'), from_peer: id('peer') };

const shapes = <E extends z.core.$ZodLooseShape>(more: E) =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('offer'), data: description, ...more }),
    z.strictObject({ type: z.literal('answer'), data: description, ...more }),
    z.strictObject({ type: z.literal('ice_candidate'), data: candidate, ...more }),
    z.strictObject({ type: z.literal('end_of_candidates'), data: z.null(), ...more }),
    /** Asks the receiver to say its pending offer or answer again; of a newer generation, to begin that with its offer. */
    z.strictObject({ type: z.literal('restart'), data: z.null(), ...more }),
    z.strictObject({ type: z.literal('bye'), data: z.null(), ...more }),
  ]);

export const outgoingSignal = shapes(sent);
export const incomingSignal = shapes(received);
export type OutgoingSignal = z.infer<typeof outgoingSignal>;
export type IncomingSignal = z.infer<typeof incomingSignal>;
