import { allProcessing } from './constraints.ts';
import type { SoundProcessing } from './media-view.ts';

export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'>;

interface Choices {
  microphone: string | null;
  camera: string | null;
  speaker: string | null;
}

const KEY = 'parley.devices';
const DEVICES = ['microphone', 'camera', 'speaker'] as const;
const PROCESSING = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/** What a person chose, kept from visit to visit where there is a storage. */
export class RememberedChoices {
  readonly #storage: ChoiceStorage | undefined;
  readonly #choices: Choices & SoundProcessing = { microphone: null, camera: null, speaker: null, ...allProcessing };

  constructor(storage: ChoiceStorage | undefined) {
    this.#storage = storage;
    const stored = read(storage);
    for (const device of DEVICES) {
      const value = stored[device];
      if (typeof value === 'string' && value !== '') this.#choices[device] = value;
    }
    for (const name of PROCESSING) if (stored[name] === false) this.#choices[name] = false;
  }

  get processing(): SoundProcessing {
    const { echoCancellation, noiseSuppression, autoGainControl } = this.#choices;
    return { echoCancellation, noiseSuppression, autoGainControl };
  }

  get(device: keyof Choices): string | null {
    return this.#choices[device];
  }

  set(device: keyof Choices, deviceId: string | null): void {
    this.#choices[device] = deviceId;
    this.#store();
  }

  setProcessing(change: Partial<SoundProcessing>): void {
    Object.assign(this.#choices, change);
    this.#store();
  }

  #store(): void {
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // Full or forbidden storage: the choice holds for this visit.
    }
  }
}

function read(storage: ChoiceStorage | undefined): Partial<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    // Unreadable or forbidden storage is as good as none.
    return {};
  }
}
