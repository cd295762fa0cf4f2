/** Loads the room's code, once. A failed load is tried again at the next call. */
export function loadRoomPage(): Promise<typeof import('./room-page.tsx')> {
  loading ??= import('./room-page.tsx').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

let loading: Promise<typeof import('./room-page.tsx')> | null = null;
