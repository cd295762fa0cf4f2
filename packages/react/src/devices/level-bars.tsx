import type { Slice } from '@parley/client';
import { useDrawn } from '../hooks/use-drawn.ts';

const BARS = 6;

/** Live loudness as six bars. Only for the eye: who cannot see it hears the microphone's state in words. */
export function LevelBars({ level }: { level: Slice<number> }) {
  const ref = useDrawn<number, HTMLSpanElement>(level, drawBars);
  return (
    <span ref={ref} className="parley-level" aria-hidden="true">
      {Array.from({ length: BARS }, (_, bar) => (
        <span key={bar} />
      ))}
    </span>
  );
}

function drawBars(element: HTMLSpanElement, level: number): void {
  const lit = Math.round(level * BARS);
  for (const [bar, child] of [...element.children].entries()) child.toggleAttribute('data-lit', bar < lit);
}
