import { loudness } from '../media/level-meter.ts';

/** Looks without a new packet until what was heard last is over: a quiet sender sends a few a second (DTX). */
const STALE_AFTER = 10;

/** What a browser knows of the sound of one receiver, without measuring it: 0 to 1, on the scale of the own microphone's level. */
export class HeardLevel {
  #receiver: RTCRtpReceiver | null = null;
  #packet = -1;
  #looks = 0;

  of(receiver: RTCRtpReceiver | undefined): number {
    const [source] = receiver?.getSynchronizationSources?.() ?? [];
    if (receiver === undefined || source === undefined) return 0;
    if (receiver !== this.#receiver || source.rtpTimestamp !== this.#packet) this.#looks = 0;
    this.#receiver = receiver;
    this.#packet = source.rtpTimestamp;
    this.#looks += 1;
    return this.#looks > STALE_AFTER ? 0 : loudness(source.audioLevel ?? 0);
  }
}
