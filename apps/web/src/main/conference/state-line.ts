import type { Conference } from '@parley/contract';
import type { Times, Translate } from '@parley/locales';

export interface StateLine {
  tone: 'quiet' | 'live' | 'warn';
  text: string;
}

/** How a conference stands, in words. */
export function stateLine(
  conference: Conference,
  { t, times, now }: { t: Translate; times: Times; now: number },
): StateLine {
  switch (conference.state) {
    case 'active':
      return {
        tone: 'live',
        text: t('conference.active', { when: times.relative(conference.startedAt ?? conference.startsAt, now) }),
      };
    case 'ended':
      return {
        tone: 'quiet',
        text: t('conference.ended', { when: times.relative(conference.endedAt ?? conference.endsAt, now) }),
      };
    case 'cancelled':
      return { tone: 'quiet', text: t('conference.cancelled') };
    case 'scheduled': {
      if (Date.parse(conference.endsAt) <= now) return { tone: 'quiet', text: t('conference.missed') };
      const when = times.relative(conference.startsAt, now);
      return Date.parse(conference.startsAt) <= now
        ? { tone: 'warn', text: t('conference.late', { when }) }
        : { tone: 'quiet', text: t('conference.scheduled', { when }) };
    }
  }
}
