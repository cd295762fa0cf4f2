import type { SenderTuning } from '../quality/tuning.ts';

interface Parameters {
  encodings: Record<string, unknown>[];
  codecs: { mimeType: string }[];
  degradationPreference?: string;
}

/** A sender that notes every change of its parameters. It refuses what `refuses` says, as browsers do. */
export class FakeSender {
  track: { id: string; contentHint: string; getSettings(): MediaTrackSettings } | null = null;
  /** Empty before the negotiation. */
  codecs = [{ mimeType: 'video/VP8' }, { mimeType: 'video/VP9' }];
  encodings: Record<string, unknown>[] = [{ active: true }];
  degradationPreference: string | undefined;
  refuses: (parameters: Parameters) => boolean = () => false;
  /** What was set, in order; refused ones too. */
  readonly changes: Parameters[] = [];
  /** Changes that the browser has not answered yet. */
  pending = 0;
  /** Whether changes wait for `answer()`. */
  slow = false;
  readonly #waiting: (() => void)[] = [];

  getParameters(): Parameters {
    return { encodings: this.encodings.map((encoding) => ({ ...encoding })), codecs: this.codecs };
  }

  async setParameters(parameters: Parameters): Promise<void> {
    this.changes.push(parameters);
    this.pending += 1;
    if (this.slow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.pending -= 1;
    if (this.refuses(parameters)) throw new TypeError('Unknown value');
    this.encodings = parameters.encodings;
    this.degradationPreference = parameters.degradationPreference;
  }

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

export const asSender = (fake: FakeSender): RTCRtpSender => fake as unknown as RTCRtpSender;

export const tuning = (more: Partial<SenderTuning> = {}): SenderTuning => ({
  active: true,
  maxBitrate: 500_000,
  maxFramerate: 30,
  scaleResolutionDownBy: 2,
  priority: 'low',
  degradationPreference: 'balanced',
  codec: 'video/VP9',
  ...more,
});
