import type { Conference } from '@parley/contract';
import { Button, classNames, TextArea, TextField, useMessages } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { settingsQuery } from '../../app/queries.ts';
import { UnsavedChanges } from '../../frame/unsaved-changes.tsx';
import { type Problems, problemsOf } from '../../schedule/draft.ts';
import { RuleFields } from '../../schedule/rule-fields.tsx';
import { WhenPickers } from '../../schedule/when-pickers.tsx';
import { ZoneChoice } from '../../schedule/zone-choice.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { useChange } from './use-change.ts';
import './change.css';

/** What can be changed of a meeting: its words and its rules until the end, its start before it began. */
export function ChangeForm({ conference, now }: { conference: Conference; now: number }) {
  const t = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const { data: settings } = useQuery(settingsQuery);
  const limit = settings?.maxParticipants ?? conference.settings.maxParticipants;
  const { draft, change, own, theirs, forget, save, isPending } = useChange(conference);
  const [submitted, setSubmitted] = useState(false);

  const problemsAt = (moment: number): Problems => {
    // The start of a meeting that stays where it is may have passed.
    const since = own.includes('time') ? moment : Number.NEGATIVE_INFINITY;
    return problemsOf(draft, since, limit);
  };
  const problems = submitted ? problemsAt(now) : {};
  const words = (problem: Problems[keyof Problems]) =>
    problem === 'schedule.maxParticipantsRange' ? t(problem, { limit }) : problem ? t(problem) : null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (own.length === 0) return;
    setSubmitted(true);
    if (Object.keys(problemsAt(Date.now())).length === 0) return save();
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  return (
    <form className="change" ref={form} onSubmit={submit} noValidate>
      <UnsavedChanges when={own.length > 0} />
      <TextField
        label={t('schedule.name')}
        autoComplete="off"
        maxLength={200}
        value={draft.title}
        onChange={(title) => change({ title })}
        error={words(problems.title)}
      />
      <TextArea
        label={t('schedule.about')}
        placeholder={t('schedule.aboutPlaceholder')}
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => change({ description })}
      />
      <div className="change-when">
        <WhenPickers
          draft={draft}
          onChange={change}
          words={words}
          problems={problems}
          lengthOnly={conference.state !== 'scheduled'}
        />
      </div>
      {conference.state === 'scheduled' && <ZoneChoice draft={draft} onChange={(timeZone) => change({ timeZone })} />}
      <fieldset className="change-rules">
        <legend>{t('conference.rules')}</legend>
        <RuleFields draft={draft} onChange={change} limit={limit} limitError={words(problems.maxParticipants)} />
      </fieldset>
      <div className={classNames('change-end', own.length > 0 && 'change-end-near')}>
        {theirs.length > 0 && <ChangedMeanwhile what={theirs} />}
        <Button look="primary" type="submit" isDisabled={own.length === 0} isPending={isPending}>
          {t(theirs.length > 0 ? 'conference.saveMine' : 'common.save')}
        </Button>
        {own.length > 0 && (
          <Button look={theirs.length > 0 ? 'secondary' : 'quiet'} onPress={forget}>
            {t(theirs.length > 0 ? 'conference.takeTheirs' : 'conference.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}
