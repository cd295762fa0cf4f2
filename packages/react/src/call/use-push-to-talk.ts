import type { LocalMedia, Room } from '@parley/client';
import { useEffect } from 'react';
import { toasts, useMessages } from '../parts/index.ts';
import { isOn } from './call-controls.ts';
import { takesLetters } from './call-keys.ts';

/** Shorter than this, in milliseconds, the space bar was only touched. */
const TOUCHED = 150;

/** What a space bar would press. */
const controlOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('button, a, [role="switch"], [tabindex="0"]') : null;

/**
 * While the space bar is held, a microphone that is off is on. A button that was reached by the keyboard keeps its space bar; one
 * that was only clicked does not.
 */
export function usePushToTalk(room: Room, media: LocalMedia, enabled: boolean): void {
  const t = useMessages();
  useEffect(() => {
    if (!enabled) return undefined;
    const stopping = new AbortController();
    const listening = { signal: stopping.signal, capture: true };
    let clicked: Element | null = null;
    let talking: { hint: number | null; timer: number } | null = null;
    const begin = () => {
      const timer = window.setTimeout(() => {
        if (talking === null) return;
        talking.hint = toasts.show(t('room.talkingNow'), { key: 'talk', stay: null });
        void room.setMicrophone(true);
      }, TOUCHED);
      talking = { hint: null, timer };
    };
    const end = () => {
      if (talking === null) return;
      clearTimeout(talking.timer);
      if (talking.hint !== null) {
        toasts.dismiss(talking.hint);
        void room.setMicrophone(false);
      }
      talking = null;
    };
    const isFree = (target: EventTarget | null) => {
      const control = controlOf(target);
      return !takesLetters(target) && (control === null || control === clicked);
    };
    const isSpace = (event: KeyboardEvent) =>
      event.key === ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;

    document.addEventListener(
      'pointerdown',
      (event) => {
        clicked = controlOf(event.composedPath()[0] ?? null);
      },
      listening,
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (!isSpace(event)) {
          if (event.key === 'Tab') clicked = null;
          return;
        }
        const free =
          talking !== null ||
          (isFree(event.composedPath()[0] ?? null) && !isOn(media.view.getSnapshot().microphone.status));
        if (!free) return;
        event.preventDefault();
        event.stopPropagation();
        if (talking === null && !event.repeat) begin();
      },
      listening,
    );
    document.addEventListener(
      'keyup',
      (event) => {
        if (event.key !== ' ' || talking === null) return;
        event.preventDefault();
        event.stopPropagation();
        end();
      },
      listening,
    );
    // The key may be let go where this page does not hear of it.
    window.addEventListener('blur', end, listening);
    document.addEventListener('visibilitychange', end, listening);
    return () => {
      stopping.abort();
      end();
    };
  }, [room, media, t, enabled]);
}
