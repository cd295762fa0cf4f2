import type { Room } from '@parley/client';
import { useNow } from '../hooks/use-now.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { useLocale } from '../parts/index.ts';

const MINUTE = 60_000;
/** From here on the time left is said, and from there on with warmth. */
const SOON = 60 * MINUTE;
const VERY_SOON = 5 * MINUTE;

/** The time, what meeting this is, and how much of it is left. */
export function CallClock({ room }: { room: Room }) {
  const { t, times } = useLocale();
  const conference = useSlice(room.conference);
  const now = useNow(MINUTE);
  const left = conference === null ? 0 : Date.parse(conference.endsAt) - now;
  return (
    <>
      <time className="parley-call-time">{times.time(now)}</time>
      <b className="parley-call-title">{conference?.title}</b>
      {left > 0 && left <= SOON && (
        <span className="parley-call-left" data-soon={left <= VERY_SOON ? '' : undefined}>
          {t('room.timeLeft', { span: times.duration(Math.ceil(left / MINUTE) * MINUTE) })}
        </span>
      )}
    </>
  );
}
