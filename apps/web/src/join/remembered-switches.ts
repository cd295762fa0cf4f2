import { pageStorage } from './page-storage.ts';

const KEY = 'parley.off';

/** Which devices a visitor comes with. */
export interface Switches {
  microphone: boolean;
  camera: boolean;
}

/** What was on when this browser was last in a lobby; both where nothing is kept. */
export function rememberedSwitches(storage: Pick<Storage, 'getItem'> | undefined = pageStorage().storage): Switches {
  const off = storage?.getItem(KEY)?.split(' ') ?? [];
  return { microphone: !off.includes('microphone'), camera: !off.includes('camera') };
}

export function rememberSwitch(
  device: keyof Switches,
  on: boolean,
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = pageStorage().storage,
): void {
  const now = { ...rememberedSwitches(storage), [device]: on };
  const off = (['microphone', 'camera'] as const).filter((one) => !now[one]);
  try {
    storage?.setItem(KEY, off.join(' '));
  } catch {
    // Full storage: next time both are on.
  }
}
