import { Select, Switch, TextField, useMessages } from '@parley/react/parts';
import type { Draft } from './draft.ts';
import './rule-fields.css';

export interface RuleFieldsProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  /** Most people that the server takes. */
  limit: number;
  limitError: string | null;
}

/** Who may come in, and what they may do there: every rule that the server enforces. */
export function RuleFields({ draft, onChange, limit, limitError }: RuleFieldsProps) {
  const t = useMessages();
  const { settings } = draft;
  const set = (changes: Partial<Draft['settings']>) => onChange({ settings: { ...settings, ...changes } });
  return (
    <>
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
      <div className="rule-pair">
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
    </>
  );
}
