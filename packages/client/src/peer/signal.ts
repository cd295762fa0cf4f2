import type { IncomingSignal } from '@parley/contract/realtime';

type Body<T extends IncomingSignal['type']> = { type: T; data: Extract<IncomingSignal, { type: T }>['data'] };

/** What a signal says, without its envelope. */
export type SignalBody = { [T in IncomingSignal['type']]: Body<T> }[IncomingSignal['type']];

/** A signal's place among those of its sender (N2). */
export interface Numbered {
  generation: number;
  n: number;
}

export type PeerSignal = SignalBody & Numbered;
export type CandidateData = Body<'ice_candidate'>['data'];

export const toCandidateData = (candidate: RTCIceCandidate): CandidateData => ({
  candidate: candidate.candidate,
  sdp_mid: candidate.sdpMid,
  sdp_m_line_index: candidate.sdpMLineIndex,
  username_fragment: candidate.usernameFragment,
});

export const fromCandidateData = (data: CandidateData): RTCIceCandidateInit => ({
  candidate: data.candidate,
  sdpMid: data.sdp_mid,
  sdpMLineIndex: data.sdp_m_line_index,
  usernameFragment: data.username_fragment,
});

/** Puts a body in an envelope, keeping the type of both. */
export const withNumber = (body: SignalBody, number: Numbered): PeerSignal => ({ ...body, ...number });
