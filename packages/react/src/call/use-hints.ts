import type { LocalMedia, Room } from '@parley/client';
import { useEffect } from 'react';
import { toasts, useMessages } from '../parts/index.ts';
import { shortcut } from './shortcut.ts';

/** Who was told that they talk while muted may know it: not again within this many milliseconds. */
const TOLD = 60_000;

/** Tells what the person cannot see by themselves: that they talk while muted, or that their microphone gives no sound. */
export function useHints(room: Room, media: LocalMedia, openDevices: () => void): void {
  const t = useMessages();
  useEffect(() => {
    let shown: number | null = null;
    let lastTold = Number.NEGATIVE_INFINITY;
    const follow = () => {
      if (shown !== null) toasts.dismiss(shown);
      shown = null;
      const hint = media.hint.getSnapshot();
      if (hint === 'talking_while_muted') {
        if (performance.now() - lastTold < TOLD) return;
        lastTold = performance.now();
        shown = toasts.show(t('room.talkingWhileMuted', { shortcut: shortcut('D') }), {
          tone: 'warn',
          key: 'hint',
          action: { label: t('room.turnOnMicrophone'), onPress: () => void room.setMicrophone(true) },
        });
      } else if (hint === 'silent_microphone') {
        const { microphone } = media.view.getSnapshot();
        shown = toasts.show(
          t('room.silentMicrophone', { device: microphone.status === 'on' ? microphone.label : '' }),
          {
            tone: 'warn',
            key: 'hint',
            stay: null,
            action: { label: t('room.chooseMicrophone'), onPress: openDevices },
          },
        );
      }
    };
    follow();
    const stop = media.hint.subscribe(follow);
    return () => {
      stop();
      if (shown !== null) toasts.dismiss(shown);
    };
  }, [room, media, t, openDevices]);
}
