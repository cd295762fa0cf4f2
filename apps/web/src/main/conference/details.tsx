import type { Conference } from '@parley/contract';
import { personName } from '@parley/locales';
import { Avatar, useLocale } from '@parley/react/parts';
import type { ReactNode } from 'react';
import { useMe } from '../app/use-me.ts';

/** How the meeting is set up. */
export function Details({ conference, now }: { conference: Conference; now: number }) {
  const { t, times } = useLocale();
  const me = useMe();
  const { settings, host } = conference;
  const opens = `${times.day(conference.opensAt, now)}, ${times.time(conference.opensAt)}`;
  const rules = [
    settings.muteOnEntry && t('conference.comeInMuted'),
    !settings.chat && t('conference.chatOff'),
    settings.screenShare === 'moderators' && t('conference.hostShares'),
  ].filter((rule) => rule !== false);
  return (
    <dl>
      <Detail name={t('conference.host')}>
        <span className="details-person">
          <Avatar {...host} size={24} />
          {host.id === me.id ? t('common.you', { name: host.name }) : personName(t, host.name)}
        </span>
      </Detail>
      {conference.state === 'scheduled' && Date.parse(conference.opensAt) > now && (
        <Detail name={t('conference.opens')}>{opens}</Detail>
      )}
      <Detail name={t('conference.whoMayEnter')}>
        {t(settings.requireAuthentication ? 'schedule.accountsOnly' : 'schedule.anyone')}
      </Detail>
      <Detail name={t('conference.limit')}>{settings.maxParticipants}</Detail>
      {rules.length > 0 && (
        <Detail name={t('conference.rules')}>
          {rules.map((rule) => (
            <span key={rule} className="details-rule">
              {rule}
            </span>
          ))}
        </Detail>
      )}
    </dl>
  );
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="conference-row details-row">
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
