import type { Room } from '@parley/client';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, useMessages } from '../parts/index.ts';

/** One calm line at the top while something is not as it should be and mends itself, or wants one press. */
export function ConnectionLine({ room }: { room: Room }) {
  const t = useMessages();
  const connection = useSlice(room.connection);
  const held = useSlice(room.playback).status === 'blocked';
  const reconnecting = connection.status === 'reconnecting';
  const text = reconnecting
    ? t('room.reconnecting')
    : connection.status === 'connecting'
      ? t('room.connecting')
      : held
        ? t('room.soundHeld')
        : null;
  return (
    <div className="parley-call-line" role="status">
      {text !== null && (
        <div className="parley-call-line-box">
          {reconnecting && <span className="parley-call-line-dot" aria-hidden />}
          <span>{text}</span>
          {reconnecting && connection.nextAttemptAt !== null && (
            <Button look="quiet" size="small" onPress={() => room.reconnectNow()}>
              {t('room.tryNow')}
            </Button>
          )}
          {!reconnecting && held && (
            <Button look="primary" size="small" onPress={() => void room.startPlayback()}>
              {t('room.turnSoundOn')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
