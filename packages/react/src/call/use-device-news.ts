import type { DeviceKind, DeviceState, LocalMedia } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';
import { useEffect } from 'react';
import { toasts, useMessages } from '../parts/index.ts';

/** Says what happens to microphone, camera and speaker without the person doing it. */
export function useDeviceNews(media: LocalMedia): void {
  const t = useMessages();
  useEffect(() => {
    const stops = [
      media.on('fellBack', (device, to) => {
        if (to !== null) toasts.show(t('room.deviceChanged', { device: to }), { key: device });
        else if (device !== 'speaker') toasts.show(t('room.deviceGone', { device }), { tone: 'warn', key: device });
      }),
      media.on('cameBack', (device, to) => {
        toasts.show(t('room.deviceBack', { device: to }), { key: device });
      }),
      followInterruptions(media, 'camera', t),
      followInterruptions(media, 'microphone', t),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [media, t]);
}

/** What is to be said of a device that stopped, or goes on, without being asked to. */
export function interruptionOf(
  before: { on: boolean; interrupted: boolean },
  now: DeviceState,
): { on: boolean; interrupted: boolean; say: 'taken' | 'failed' | 'again' | null } {
  if (now.status === 'starting') return { ...before, say: null };
  if (now.status === 'on') return { on: true, interrupted: false, say: before.interrupted ? 'again' : null };
  if (now.status === 'off' || !before.on) return { on: false, interrupted: false, say: null };
  const { code } = now.error;
  // That a device is gone is told by `fellBack`.
  const say = code === 'MEDIA_IN_USE' ? 'taken' : code === 'MEDIA_NOT_FOUND' ? null : 'failed';
  return { on: false, interrupted: say !== null, say };
}

function followInterruptions(media: LocalMedia, device: DeviceKind, t: Translate): () => void {
  const state = (): DeviceState => media.view.getSnapshot()[device];
  let known = { on: state().status === 'on', interrupted: false };
  let seen = state();
  return media.view.subscribe(() => {
    const now = state();
    if (now === seen) return;
    seen = now;
    const { say, ...next } = interruptionOf(known, now);
    known = next;
    if (say === 'taken') toasts.show(t('room.deviceTaken', { device }), { tone: 'warn', key: device, stay: 10_000 });
    else if (say === 'again') toasts.show(t('room.deviceAgain', { device }), { key: device });
    else if (say === 'failed' && now.status === 'failed') {
      toasts.show(errorMessage(t, now.error.code), { tone: 'bad', key: device, stay: 10_000 });
    }
  });
}
