import type { Room } from '@parley/client';
import { errorMessage } from '@parley/locales';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, useMessages } from '../parts/index.ts';

/** The connection was given up: what the person can do now. */
export function LostCall({ room, onLeave }: { room: Room; onLeave: () => void }) {
  const t = useMessages();
  const connection = useSlice(room.connection);
  if (connection.status !== 'failed') return null;
  return (
    <div className="parley-call-lost" role="alertdialog" aria-label={t('room.failedTitle')}>
      <h2>{t('room.failedTitle')}</h2>
      <p>{errorMessage(t, connection.error.code)}</p>
      <div className="parley-call-lost-actions">
        <Button onPress={onLeave}>{t('room.leave')}</Button>
        {connection.canRetry && (
          <Button look="primary" autoFocus onPress={() => room.reconnectNow()}>
            {t('common.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
