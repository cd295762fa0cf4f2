import { TextArea, useMessages } from '@parley/react/parts';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { RuleFields, type RuleFieldsProps } from './rule-fields.tsx';
import { ZoneChoice } from './zone-choice.tsx';

export interface MoreSettingsProps extends RuleFieldsProps {
  withZone: boolean;
}

/** What most meetings leave as it is, folded under a line that says how it is. */
export function MoreSettings({ draft, onChange, limit, limitError, withZone }: MoreSettingsProps) {
  const t = useMessages();
  const details = useRef<HTMLDetailsElement>(null);
  const { settings } = draft;
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
        <TextArea
          label={t('schedule.about')}
          placeholder={t('schedule.aboutPlaceholder')}
          maxLength={2_000}
          value={draft.description}
          onChange={(description) => onChange({ description })}
        />
        <RuleFields draft={draft} onChange={onChange} limit={limit} limitError={limitError} />
        {withZone && <ZoneChoice draft={draft} onChange={(timeZone) => onChange({ timeZone })} />}
      </div>
    </details>
  );
}
