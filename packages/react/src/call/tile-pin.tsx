import { Pin, PinOff } from 'lucide-react';
import { IconButton, useMessages } from '../parts/index.ts';

/** Keeps somebody large, or lets go of them. */
export function TilePin({ name, pinned, onPin }: { name: string; pinned: boolean; onPin: () => void }) {
  const t = useMessages();
  return (
    <IconButton
      size="small"
      label={t(pinned ? 'room.unpin' : 'room.pin', { name })}
      icon={pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
      aria-pressed={pinned}
      onPress={onPin}
    />
  );
}
