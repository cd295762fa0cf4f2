import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SenderTuning } from './tuning.ts';

/** Of the standard, but not yet in TypeScript's own list. */
interface Encoding extends RTCRtpEncodingParameters {
  codec?: RTCRtpCodec;
}

/** How long a browser may take over one change. */
const PATIENCE = 5000;

/**
 * Has one sender send as was last wanted: one change after another, and only where something changes. A browser that refuses a
 * field is asked again without those that only some know.
 */
export class SenderTuner {
  readonly #sender: RTCRtpSender;
  readonly #clock: Clock;
  readonly #log: Log;
  #wanted = '';
  #applied = '';
  #busy = false;
  #plain = false;

  constructor(sender: RTCRtpSender, clock: Clock, log: Log) {
    this.#sender = sender;
    this.#clock = clock;
    this.#log = log;
  }

  tune(tuning: SenderTuning): void {
    this.#wanted = JSON.stringify(tuning);
    if (!this.#busy && this.#wanted !== this.#applied) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#wanted !== this.#applied) {
      const wanted = this.#wanted;
      const outcome = await this.#apply(JSON.parse(wanted) as SenderTuning);
      // What was not final is tried again when the next sample is there.
      if (outcome === 'later') break;
      this.#applied = wanted;
    }
    this.#busy = false;
  }

  async #apply(tuning: SenderTuning): Promise<'done' | 'later'> {
    try {
      return await this.#set(tuning);
    } catch (error) {
      if (this.#plain) {
        this.#log.debug('A sender was not tuned', { error: String(error) });
        return 'done';
      }
      this.#plain = true;
      return this.#apply(tuning);
    }
  }

  async #set(tuning: SenderTuning): Promise<'done' | 'later'> {
    const { codec: mimeType, degradationPreference, priority, ...rest } = tuning;
    const parameters = this.#sender.getParameters();
    const [first] = parameters.encodings as Encoding[];
    // Safari has none before the negotiation.
    if (first === undefined) return 'later';
    Object.assign(first, rest);
    const codec = parameters.codecs?.find((one) => one.mimeType === mimeType);
    if (!this.#plain) {
      if (codec !== undefined) first.codec = codec;
      first.priority = priority;
      first.networkPriority = priority;
      if (degradationPreference !== undefined) parameters.degradationPreference = degradationPreference;
    }
    await this.#inTime(this.#sender.setParameters(parameters));
    const negotiated = (parameters.codecs?.length ?? 0) > 0;
    return mimeType === undefined || negotiated ? 'done' : 'later';
  }

  #inTime(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(PATIENCE, () => reject(new DOMException('No answer', 'TimeoutError')));
      work.then(resolve, reject).finally(cancel);
    });
  }
}
