export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'>;

interface Choices {
  microphone: string | null;
  camera: string | null;
  speaker: string | null;
}

const KEY = 'parley.devices';

/** The devices a person chose, kept from visit to visit where there is a storage. */
export class RememberedChoices {
  readonly #storage: ChoiceStorage | undefined;
  #choices: Choices;

  constructor(storage: ChoiceStorage | undefined) {
    this.#storage = storage;
    this.#choices = read(storage);
  }

  get(device: keyof Choices): string | null {
    return this.#choices[device];
  }

  set(device: keyof Choices, deviceId: string | null): void {
    this.#choices = { ...this.#choices, [device]: deviceId };
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // Full or forbidden storage: the choice holds for this visit.
    }
  }
}

function read(storage: ChoiceStorage | undefined): Choices {
  const choices: Choices = { microphone: null, camera: null, speaker: null };
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    for (const device of ['microphone', 'camera', 'speaker'] as const) {
      const value = (stored as Partial<Record<string, unknown>> | null)?.[device];
      if (typeof value === 'string' && value !== '') choices[device] = value;
    }
  } catch {
    // Unreadable or forbidden storage is as good as none.
  }
  return choices;
}
