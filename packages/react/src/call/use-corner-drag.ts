import { type RefCallback, useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Size } from '../hooks/use-size.ts';
import { type Corner, nearestCorner } from './corners.ts';
import type { TilePlace } from './grid-layout.ts';

/** Lets a tile be dragged; let go, it lands in the nearest corner. Moved without rendering. */
export function useCornerDrag(
  enabled: boolean,
  stage: Size,
  place: TilePlace,
  onCorner: (corner: Corner) => void,
): RefCallback<HTMLElement> {
  const [tile, setTile] = useState<HTMLElement | null>(null);
  const drop = useEffectEvent((x: number, y: number) => {
    onCorner(nearestCorner(stage, { ...place, x: place.x + x, y: place.y + y }));
  });
  useEffect(() => {
    if (!enabled || tile === null) return undefined;
    const stopping = new AbortController();
    const { signal } = stopping;
    let from: { x: number; y: number } | null = null;
    const end = () => {
      from = null;
      tile.style.translate = '';
      delete tile.dataset['dragged'];
    };
    tile.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null)) return;
        from = { x: event.clientX, y: event.clientY };
        tile.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    tile.addEventListener(
      'pointermove',
      (event) => {
        if (from === null) return;
        tile.dataset['dragged'] = '';
        tile.style.translate = `${event.clientX - from.x}px ${event.clientY - from.y}px`;
      },
      { signal },
    );
    tile.addEventListener(
      'pointerup',
      (event) => {
        if (from === null) return;
        const across = event.clientX - from.x;
        const along = event.clientY - from.y;
        end();
        drop(getComputedStyle(tile).direction === 'rtl' ? -across : across, along);
      },
      { signal },
    );
    tile.addEventListener('pointercancel', end, { signal });
    return () => {
      stopping.abort();
      end();
    };
  }, [enabled, tile]);
  return useCallback((element: HTMLElement) => {
    setTile(element);
    return () => setTile(null);
  }, []);
}
