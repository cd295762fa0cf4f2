import { Select, Switch, TextField, useMessages } from '@parley/react/parts';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Draft } from './draft.ts';
import { ZoneChoice } from './zone-choice.tsx';

export interface MoreSettingsProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  /** Most people that the server takes. */
  limit: number;
  limitError: string | null;
  withZone: boolean;
}

/** What most meetings leave as it is, folded under a line that says how it is. */
export function MoreSettings({ draft, onChange, limit, limitError, withZone }: MoreSettingsProps) {
  const t = useMessages();
  const details = useRef<HTMLDetailsElement>(null);
  const { settings } = draft;
  const set = (changes: Partial<Draft['settings']>) => onChange({ settings: { ...settings, ...changes } });
  const summary = t('schedule.moreSummary', {
    who: t(settings.requireAuthentication ? 'schedule.accountsOnly' : 'schedule.anyone'),
    count: Number(draft.maxParticipants) || 0,
  });

  useEffect(() => {
    // What is wrong in here has to be seen.
    if (limitError && details.current) details.current.open = true;
  }, [limitError]);

  return (
    <details className="more" ref={details}>
      <summary>
        <span className="more-word">{t('schedule.more')}</span>
        <span className="more-summary">{summary}</span>
        <ChevronDown aria-hidden size={16} strokeWidth={1.5} />
      </summary>
      <div className="more-body">
        <Switch
          label={t('schedule.requireAuthentication')}
          hint={t('schedule.requireAuthenticationHint')}
          isSelected={settings.requireAuthentication}
          onChange={(requireAuthentication) => set({ requireAuthentication })}
        />
        <Switch
          label={t('schedule.muteOnEntry')}
          hint={t('schedule.muteOnEntryHint')}
          isSelected={settings.muteOnEntry}
          onChange={(muteOnEntry) => set({ muteOnEntry })}
        />
        <Switch label={t('schedule.chat')} isSelected={settings.chat} onChange={(chat) => set({ chat })} />
        <div className="more-pair">
          <Select
            label={t('schedule.screenShare')}
            value={settings.screenShare}
            choices={[
              { value: 'everyone', label: t('schedule.screenShareEveryone') },
              { value: 'moderators', label: t('schedule.screenShareModerators') },
            ]}
            onChange={(screenShare) => set({ screenShare })}
          />
          <TextField
            label={t('schedule.maxParticipants')}
            type="number"
            inputMode="numeric"
            min={2}
            max={limit}
            value={draft.maxParticipants}
            onChange={(maxParticipants) => onChange({ maxParticipants })}
            error={limitError}
          />
        </div>
        {withZone && <ZoneChoice draft={draft} onChange={(timeZone) => onChange({ timeZone })} />}
      </div>
    </details>
  );
}
