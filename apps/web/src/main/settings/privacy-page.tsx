import { personName } from '@parley/locales';
import { useMessages } from '@parley/react/parts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { retentionQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { DownloadData } from './download-data.tsx';
import { EraseAccount } from './erase-account.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { SettingsSection } from './settings-section.tsx';
import './privacy.css';

/** What is kept of a person and how long, a copy of it, and the way out. */
export function PrivacyPage() {
  const t = useMessages();
  const me = useMe();
  const { data: kept } = useSuspenseQuery(retentionQuery);
  const erasing = [
    [t('privacy.goes'), t('privacy.goesText')],
    [t('privacy.stays'), t('privacy.staysText', { name: personName(t, '') })],
    [t('privacy.hosted'), t('privacy.hostedText')],
  ] as const;
  return (
    <SettingsFrame title={t('privacy.title')}>
      <SettingsSection id="kept" title={t('privacy.kept')}>
        <p>
          {t('privacy.keptText')} {t('privacy.keptFor', { chat: kept.chatDays, audit: kept.auditDays })}{' '}
          {t('privacy.whoSees', { workspace: me.workspace.name })}
        </p>
      </SettingsSection>
      <SettingsSection id="data" title={t('privacy.data')}>
        <p>{t('privacy.dataText')}</p>
        <DownloadData />
      </SettingsSection>
      <SettingsSection id="erase" title={t('privacy.erase')}>
        <dl className="erasing">
          {erasing.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <EraseAccount />
      </SettingsSection>
    </SettingsFrame>
  );
}
