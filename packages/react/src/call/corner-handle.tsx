import { Move } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import { announce, IconButton, useMessages } from '../parts/index.ts';
import type { CallView } from './call-view.ts';
import { type Corner, cornerAfter, cornerByKey, cornerSeen } from './corners.ts';

const NAMES = {
  'top-left': 'room.cornerTopLeft',
  'top-right': 'room.cornerTopRight',
  'bottom-left': 'room.cornerBottomLeft',
  'bottom-right': 'room.cornerBottomRight',
} as const satisfies Record<ReturnType<typeof cornerSeen>, string>;

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

/** Moves the own picture without a pointer: by the arrows, or a press for the next corner. */
export function CornerHandle({ view }: { view: CallView }) {
  const t = useMessages();
  const { corner } = useSlice(view.choices);
  const move = (to: Corner, rightToLeft: boolean) => {
    view.change({ corner: to });
    announce(t(NAMES[cornerSeen(to, rightToLeft)]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const rightToLeft = isRightToLeft(event.currentTarget);
    const to = cornerByKey(corner, event.key, rightToLeft);
    if (to === null) return;
    event.preventDefault();
    if (to !== corner) move(to, rightToLeft);
  };
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <IconButton
        size="small"
        label={t('room.moveSelf')}
        icon={<Move aria-hidden />}
        onPress={({ target }) => move(cornerAfter(corner), isRightToLeft(target))}
      />
    </div>
  );
}
