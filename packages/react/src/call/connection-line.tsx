import type { Room } from '@parley/client';
import type { Translate } from '@parley/locales';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, classNames, useMessages } from '../parts/index.ts';
import { ownWeakness } from './quality-words.ts';

/** What the line says, and the one press that helps. */
interface Line {
  text: string;
  dot: boolean;
  /** Before anybody is to be seen it lies over the stage, which need not move then. */
  over?: boolean;
  action: { label: string; look: 'primary' | 'quiet'; onPress: () => void } | null;
}

/** One calm line at the top while something is not as it should be and mends itself, or wants one press. */
export function ConnectionLine({ room }: { room: Room }) {
  const t = useMessages();
  const line = useLine(room, t);
  return (
    <div className={classNames('parley-call-line', line?.over === true && 'parley-call-line-over')} role="status">
      {line !== null && (
        <div className="parley-call-line-box">
          {line.dot && <span className="parley-call-line-dot" aria-hidden />}
          <span className="parley-call-line-text">{line.text}</span>
          {line.action !== null && (
            <Button look={line.action.look} size="small" onPress={line.action.onPress}>
              {line.action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** The one thing that matters most: no connection, then no sound, then a weak connection. */
function useLine(room: Room, t: Translate): Line | null {
  const connection = useSlice(room.connection);
  const playback = useSlice(room.playback);
  const quality = useSlice(room.quality);
  const self = useSlice(room.self);
  const alone = useSlice(room.participants).length === 0;
  if (connection.status === 'reconnecting') {
    const retry = { label: t('room.tryNow'), look: 'quiet', onPress: () => room.reconnectNow() } as const;
    return { text: t('room.reconnecting'), dot: true, action: connection.nextAttemptAt === null ? null : retry };
  }
  if (connection.status === 'connecting') {
    return { text: t('room.connecting'), dot: false, over: true, action: null };
  }
  if (playback.status === 'blocked') {
    const play = { label: t('room.turnSoundOn'), look: 'primary', onPress: () => void room.startPlayback() } as const;
    return { text: t('room.soundHeld'), dot: false, action: play };
  }
  const own = self === null || alone ? undefined : quality.get(self.participantId);
  const weak = own === undefined ? null : ownWeakness(t, own);
  return weak === null ? null : { text: weak, dot: true, action: null };
}
