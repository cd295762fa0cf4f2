import { Move } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import { announce, IconButton, useMessages } from '../parts/index.ts';
import type { CallView } from './call-view.ts';
import { type Corner, cornerAfter, cornerByKey } from './corners.ts';

const NAMES = {
  'top-start': 'room.cornerTopStart',
  'top-end': 'room.cornerTopEnd',
  'bottom-start': 'room.cornerBottomStart',
  'bottom-end': 'room.cornerBottomEnd',
} as const satisfies Record<Corner, string>;

/** Moves the own picture without a pointer: by the arrows, or a press for the next corner. */
export function CornerHandle({ view }: { view: CallView }) {
  const t = useMessages();
  const { corner } = useSlice(view.choices);
  const move = (to: Corner) => {
    view.change({ corner: to });
    announce(t(NAMES[to]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = cornerByKey(corner, event.key, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (to === null) return;
    event.preventDefault();
    if (to !== corner) move(to);
  };
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <IconButton
        size="small"
        label={t('room.moveSelf')}
        icon={<Move aria-hidden />}
        onPress={() => move(cornerAfter(corner))}
      />
    </div>
  );
}
