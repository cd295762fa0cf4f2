import { Button, Confirm, TextField, useMessages } from '@parley/react/parts';
import type { Retention } from '@parley/contract';
import { type SubmitEvent, useState } from 'react';
import { UnsavedChanges } from '../frame/unsaved-changes.tsx';
import { daysIn, fits, LEAST, MOST, PERIODS, type Typed, typedOf } from './retention-days.ts';
import { useSaveRetention } from './use-save-retention.ts';

const WORDS = {
  auditDays: { what: 'retention.audit', text: 'retention.auditText' },
  chatDays: { what: 'retention.chat', text: 'retention.chatText' },
  guestNameDays: { what: 'retention.guests', text: 'retention.guestsText' },
} as const;

/** A number of days for each; a shorter time is asked about once more, for what goes then does not come back. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const t = useMessages();
  const [typed, setTyped] = useState<Typed>(() => typedOf(retention));
  const [asks, setAsks] = useState(false);
  const save = useSaveRetention();

  const changed = PERIODS.filter((period) => typed[period].trim() !== String(retention[period]));
  const isRight = PERIODS.every((period) => fits(period, typed[period]));
  const isShorter = PERIODS.some((period) => Number(typed[period]) < retention[period]);
  const send = () => save.mutateAsync({ days: daysIn(typed), before: retention });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (changed.length === 0 || !isRight) return;
    if (isShorter) setAsks(true);
    // What went wrong is told by a toast.
    else void send().catch(() => {});
  };

  return (
    <form className="retention" onSubmit={submit} noValidate>
      <UnsavedChanges when={changed.length > 0} />
      {PERIODS.map((period) => {
        const bounds = { least: LEAST[period], most: MOST };
        return (
          <TextField
            key={period}
            label={t('retention.daysOf', { what: t(WORDS[period].what) })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            value={typed[period]}
            onChange={(value) => setTyped({ ...typed, [period]: value })}
            hint={`${t(WORDS[period].text)} ${t('retention.bounds', bounds)}`}
            error={fits(period, typed[period]) ? null : t('retention.boundsWrong', bounds)}
          />
        );
      })}
      <div className="retention-actions">
        <Button look="primary" type="submit" isDisabled={changed.length === 0 || !isRight} isPending={save.isPending}>
          {t('common.save')}
        </Button>
        {changed.length > 0 && (
          <Button look="quiet" onPress={() => setTyped(typedOf(retention))}>
            {t('retention.reset')}
          </Button>
        )}
      </div>
      <Confirm
        isOpen={asks}
        title={t('retention.confirmTitle')}
        text={t('retention.shorter')}
        action={t('retention.confirm')}
        danger
        onClose={() => setAsks(false)}
        onConfirm={send}
      />
    </form>
  );
}
