import type { LocalMedia, LocalMediaView, SoundProcessing } from '@parley/client';
import { useMemo } from 'react';
import { useOptionalRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

export interface Devices extends LocalMediaView {
  media: LocalMedia;
  /** Each settles when the device is on, off or failed, which the state beside it tells; they never reject. */
  setMicrophone: (on: boolean) => Promise<void>;
  setCamera: (on: boolean) => Promise<void>;
  selectMicrophone: (deviceId: string | null) => Promise<void>;
  selectCamera: (deviceId: string | null) => Promise<void>;
  selectSpeaker: (deviceId: string | null) => void;
  flipCamera: () => Promise<void>;
  setProcessing: (change: Partial<SoundProcessing>) => Promise<void>;
}

/**
 * Microphone, camera and speaker: their states, the choice there is, and what to do with them. Without `media` those of the room
 * around; before a room, those of the lobby.
 *
 * @example
 * const { microphone, devices, setMicrophone } = useDevices();
 * const on = microphone.status === 'on';
 * return <button aria-pressed={on} onClick={() => void setMicrophone(!on)}>{devices.microphones.length} microphones</button>;
 *
 * @throws Error without `media` outside a `RoomProvider`.
 */
export function useDevices(media?: LocalMedia): Devices {
  const room = useOptionalRoom();
  const found = media ?? room?.devices;
  if (found === undefined)
    throw new Error('Give useDevices a LocalMedia, or put a RoomProvider around this component.');
  const view = useSlice(found.view);
  // In a room it is the room that turns them, which tells the others.
  const turns = media === undefined && room !== null ? room : found;
  const actions = useMemo(
    () => ({
      media: found,
      setMicrophone: (on: boolean) => turns.setMicrophone(on),
      setCamera: (on: boolean) => turns.setCamera(on),
      selectMicrophone: (deviceId: string | null) => found.selectMicrophone(deviceId),
      selectCamera: (deviceId: string | null) => found.selectCamera(deviceId),
      selectSpeaker: (deviceId: string | null) => found.selectSpeaker(deviceId),
      flipCamera: () => found.flipCamera(),
      setProcessing: (change: Partial<SoundProcessing>) => found.setProcessing(change),
    }),
    [found, turns],
  );
  return { ...view, ...actions };
}
