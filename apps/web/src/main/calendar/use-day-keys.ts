import { useLocale } from '@parley/react/parts';
import { type KeyboardEvent, type RefCallback, useCallback, useEffect, useRef } from 'react';
import { addDays, addMonths } from '../app/days.ts';
import { firstWeekday, weekOf } from './shown-days.ts';

interface DayKeysOptions {
  day: string;
  onMove: (day: string) => void;
}

interface DayKeys<T extends HTMLElement> {
  ref: RefCallback<T>;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrow keys, Home, End and Page keys on elements with `data-day`. The focus follows to the day that was reached. */
export function useDayKeys<T extends HTMLElement>({ day, onMove }: DayKeysOptions): DayKeys<T> {
  const { locale } = useLocale();
  const holder = useRef<T>(null);
  const moved = useRef(false);
  const ref = useCallback((element: T | null) => {
    holder.current = element;
  }, []);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    holder.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['day'] === undefined) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = target(event.key, day, locale, getComputedStyle(event.target).direction === 'rtl');
    if (to === null) return;
    event.preventDefault();
    moved.current = to !== day;
    onMove(to);
  };
  return { ref, onKeyDown };
}

function target(key: string, day: string, locale: string, rightToLeft: boolean): string | null {
  const week = weekOf(day, firstWeekday(locale));
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, rightToLeft ? 1 : -1);
    case 'ArrowRight':
      return addDays(day, rightToLeft ? -1 : 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return week[0] ?? day;
    case 'End':
      return week[6] ?? day;
    default:
      return null;
  }
}
