import { useNow } from '../hooks/use-now.ts';
import { Notice, useLocale } from '../parts/index.ts';
import type { MeetingDoor } from './meeting-door.ts';

/** From here on "in 3 h" says more than a time of day. */
const NEAR = 12 * 3_600_000;

/** A meeting that is not open yet: when it will be, in the visitor's own zone. */
export function EarlyDoor({ door }: { door: MeetingDoor }) {
  const { t, times } = useLocale();
  const now = useNow(10_000);
  const opens = Date.parse(door.opensAt);
  const when = opens - now < NEAR ? times.relative(opens, now) : `${times.day(opens, now)}, ${times.time(opens)}`;
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
          {t('join.opens', { when })}
        </p>
        <p className="parley-early-hint">{t('join.earlyText')}</p>
      </div>
    </Notice>
  );
}
