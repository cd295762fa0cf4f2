import callStyles from './call.css?url';
import { loadStyleSheet } from './style-sheet.ts';

export type RoomCode = typeof import('./room-page.tsx');

let loading: Promise<RoomCode> | null = null;
let loaded: RoomCode | null = null;

/** Loads the room's code and looks, once. A failed load is tried again at the next call. */
export function loadRoomPage(): Promise<RoomCode> {
  loading ??= load();
  return loading;
}

/**
 * The room's code for those who are in or after a call, and so have loaded it. Not `lazy`: React holds what it has once
 * replaced by a fallback back for 300 ms, also where the code is there.
 */
export function roomPage(): RoomCode {
  if (loaded === null) throw new Error('There is no call without its code.');
  return loaded;
}

async function load(): Promise<RoomCode> {
  try {
    const looks = loadStyleSheet(callStyles);
    // Both are under way at once; of two failures the first is told.
    looks.catch(() => {});
    loaded = await import('./room-page.tsx');
    await looks;
    return loaded;
  } catch (error) {
    loading = null;
    throw error;
  }
}
