import { useEffect, useEffectEvent } from 'react';
import { type CallKey, callKey, takesLetters } from './call-keys.ts';

/** Does what single keys stand for, anywhere on the page but where one writes. */
export function useCallKeys(enabled: boolean, actions: Readonly<Record<CallKey, () => void>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const key = event.defaultPrevented ? null : callKey(event);
    if (key === null || !enabled || takesLetters(event.composedPath()[0] ?? null)) return;
    event.preventDefault();
    actions[key]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
