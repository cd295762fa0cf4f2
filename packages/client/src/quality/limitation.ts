import type { PathPlan, Picture } from './plan.ts';
import type { PathDigest, SentDigest } from './stats-digest.ts';

/** What was felt on a path since the report before. */
export interface Felt {
  /** `loss`: packets get lost, although the path may carry as much as is sent, as on a bad radio link. `short`: it carries less. */
  bandwidth: 'none' | 'loss' | 'short';
  cpu: boolean;
}

/** Packets lost on the way out that leave no doubt. */
const HEAVY_LOSS = 0.1;
/** With so many lost a picture is repaired all the time, and the sound beside it suffers. */
const HOPELESS_LOSS = 0.25;
/** An encoder that aims lower than this part of what it may is held back by the path. */
const AIM = 0.8;
/** Fewer pictures than this part of what is due. */
const FEW_PICTURES = 0.6;
/** A queue builds up: milliseconds above the shortest way measured, and how many times as long. */
const QUEUE = { longer: 200, times: 3 };
/** Pictures that come slower than this are those of something that stands still. */
const LEAST_SOURCE = 5;

/** `shortest`: the least rtt of this path so far. */
export function limitation(digest: PathDigest, plan: PathPlan, shortest: number | null): Felt {
  const pictures = [
    { sent: digest.streams.video, wanted: plan.video },
    { sent: digest.streams.screen, wanted: plan.screen },
  ].filter(({ wanted, sent }) => wanted.active && sent !== undefined && sent.bitrate > 0);
  const queue =
    digest.rtt !== null && shortest !== null && digest.rtt > Math.max(shortest + QUEUE.longer, shortest * QUEUE.times);
  const loss = digest.lossOut ?? 0;
  const short = loss > HOPELESS_LOSS || pictures.some(({ sent, wanted }) => isStarved(digest, sent, wanted, queue));
  const bandwidth = short ? 'short' : loss > HEAVY_LOSS ? 'loss' : 'none';
  return {
    bandwidth,
    cpu: pictures.some(({ sent, wanted }) => isSlow(sent, wanted, bandwidth !== 'none' || queue)),
  };
}

/** Chromium says "bandwidth" also while it begins, and when its own bound for a size is reached: the aim tells those apart. */
function isStarved(digest: PathDigest, sent: SentDigest | undefined, wanted: Picture, queue: boolean): boolean {
  if (sent === undefined) return false;
  if (sent.reason === null) return queue;
  const aim = sent.target ?? sent.bitrate;
  return sent.reason === 'bandwidth' && !digest.growing && aim < wanted.bitrate * AIM && isBelow(digest, wanted);
}

const isBelow = ({ available }: PathDigest, wanted: Picture): boolean =>
  available === null || available < wanted.bitrate * 1.2;

/** Where no reason is told, an encoder that leaves out pictures which the camera gave has no time for them. */
function isSlow(sent: SentDigest | undefined, wanted: Picture, elsewise: boolean): boolean {
  if (sent === undefined) return false;
  if (sent.reason !== null) return sent.reason === 'cpu';
  const due = Math.min(sent.source ?? 0, wanted.frameRate);
  return !elsewise && due >= LEAST_SOURCE && sent.frameRate < due * FEW_PICTURES;
}
