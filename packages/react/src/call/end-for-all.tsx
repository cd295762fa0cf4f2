import type { Room } from '@parley/client';
import { Confirm, useMessages } from '../parts/index.ts';
import { sayError } from './call-controls.ts';

/** Asks before everybody is sent out. */
export function EndForAll({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useMessages();
  const end = () =>
    room.endForAll().catch((error: unknown) => {
      sayError(t, error);
      throw error;
    });
  return (
    <Confirm
      isOpen
      title={t('room.endForAllTitle')}
      text={t('room.endForAllText')}
      action={t('room.endForAll')}
      danger
      onClose={onClose}
      onConfirm={end}
    />
  );
}
