import { useNow } from '../hooks/use-now.ts';
import { Notice, useLocale } from '../parts/index.ts';
import type { MeetingDoor } from './meeting-door.ts';

/** From here on "in 3 h" says more than a time of day, */
const NEAR = 12 * 3_600_000;
/** and from here on the seconds are counted. */
const COUNTED = 3_600_000;

/** A meeting that is not open yet: when it will be, in the visitor's own zone. */
export function EarlyDoor({ door }: { door: MeetingDoor }) {
  const { t, times } = useLocale();
  const opens = Date.parse(door.opensAt);
  const now = useNow(opens - Date.now() < COUNTED + 60_000 ? 1000 : 10_000);
  const left = opens - now;
  const when = left < NEAR ? times.relative(opens, now) : `${times.day(opens, now)}, ${times.time(opens)}`;
  return (
    <Notice
      title={door.title}
      text={
        <>
          <p>{times.range(door.startsAt, door.endsAt, now, door.timeZone)}</p>
          <p>{t('join.hostedBy', { name: door.hostName })}</p>
        </>
      }
    >
      <div className="parley-early">
        <p className="parley-early-when" role="timer">
          {left > 0 && left < COUNTED ? t('join.opensIn', { clock: clock(left) }) : t('join.opens', { when })}
        </p>
        <p className="parley-early-hint">{t('join.earlyText')}</p>
      </div>
    </Notice>
  );
}

/** `12:05`, and the last second until it is over. */
function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
