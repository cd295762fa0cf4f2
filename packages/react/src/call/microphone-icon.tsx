import type { Slice } from '@parley/client';
import { useDrawn } from '../hooks/use-drawn.ts';

/** A microphone that fills with the loudness of what it hears. Drawn without rendering. */
export function MicrophoneIcon({ level }: { level: Slice<number> }) {
  const fill = useDrawn<number, SVGRectElement>(level, drawFill);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <rect ref={fill} className="parley-microphone-fill" x="9" y="2" width="6" height="13" rx="3" stroke="none" />
      <path d="M12 19v3" />
      <path d="M19 10v2a7 7 0 0 1-14 0v-2" />
      <rect x="9" y="2" width="6" height="13" rx="3" />
    </svg>
  );
}

function drawFill(fill: SVGRectElement, level: number): void {
  fill.style.scale = `1 ${level.toFixed(2)}`;
}
