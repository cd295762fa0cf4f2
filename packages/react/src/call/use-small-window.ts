import { useCallback, useEffect, useRef, useState } from 'react';
import { toasts, useMessages } from '../parts/index.ts';
import type { SmallPage } from './small-window.tsx';
import { smallWindowKind } from './small-window-kind.ts';

/** The window over all others: where it is open, and what opens or closes it; null where the browser has none. */
export interface SmallWindowState {
  page: SmallPage | null;
  toggle: (() => void) | null;
}

/** `stage`: what the window looks like, and where a video is found for browsers whose small window holds one video alone. */
export function useSmallWindow(stage: () => HTMLElement | null): SmallWindowState {
  const t = useMessages();
  const [page, setPage] = useState<SmallPage | null>(null);
  const open = useRef<Window | null>(null);
  const toggle = useCallback(() => {
    const failed = () => void toasts.show(t('room.noSmallWindow'), { tone: 'warn', key: 'small window' });
    if (smallWindowKind() === 'video') {
      toggleVideo(stage()).catch(failed);
      return;
    }
    if (open.current !== null) {
      open.current.close();
      return;
    }
    const show = async () => {
      const { openSmallWindow } = await import('./small-window.tsx');
      const beside = stage();
      const opened = beside === null ? null : await openSmallWindow(beside);
      open.current = opened?.window ?? null;
      setPage(opened);
      opened?.window.addEventListener('pagehide', () => {
        open.current = null;
        setPage(null);
      });
    };
    show().catch(failed);
  }, [stage, t]);
  useEffect(() => () => open.current?.close(), []);
  return { page, toggle: smallWindowKind() === null ? null : toggle };
}

async function toggleVideo(stage: HTMLElement | null): Promise<void> {
  if (document.pictureInPictureElement !== null) await document.exitPictureInPicture();
  else {
    const videos = [...(stage?.querySelectorAll<HTMLVideoElement>('.parley-tile-video[data-shown]') ?? [])];
    const largest = videos.toSorted((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight)[0];
    if (largest === undefined) throw new Error('There is no picture');
    await largest.requestPictureInPicture();
  }
}
