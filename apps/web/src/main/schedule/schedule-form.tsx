import type { Conference } from '@parley/contract';
import { Button, Dialog, TextField, toasts, useLocale } from '@parley/react/parts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { api, idempotencyKey } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { conferenceQuery, providersQuery, settingsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { useNow } from '../app/use-now.ts';
import { UnsavedChanges } from '../frame/unsaved-changes.tsx';
import { type Added, addPeople } from '../people/add-people.ts';
import { type Problems, problemsOf, requestOf } from './draft.ts';
import { MoreSettings } from './more-settings.tsx';
import { Preview } from './preview.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import type { ScheduleSearch } from './schedule-search.ts';
import { useDraft } from './use-draft.ts';
import { WhenField } from './when-field.tsx';
import { WhenPickers } from './when-pickers.tsx';
import { WhoField } from './who-field.tsx';
import { ZoneChoice, ZoneHint } from './zone-choice.tsx';

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What no server goes beyond, until this one has said its own. */
const LIMIT = 200;

/** What was planned, and who of those named could not be added. */
export interface Created extends Added {
  conference: Conference;
}

interface ScheduleFormProps {
  search: ScheduleSearch;
  onClose: () => void;
  onCreated: (created: Created) => void;
}

/** The panel in which a meeting is planned. */
export function ScheduleForm({ search, onClose, onCreated }: ScheduleFormProps) {
  const { t, times } = useLocale();
  const me = useMe();
  const now = useNow();
  const queryClient = useQueryClient();
  const { data: providers = [] } = useQuery(providersQuery);
  const { data: settings } = useQuery(settingsQuery);
  const limit = settings?.maxParticipants ?? LIMIT;
  const formId = useId();
  const key = useRef(idempotencyKey());
  const form = useRef<HTMLFormElement>(null);
  const { draft, text, when, people, isTouched, choose, change, say } = useDraft({
    now,
    timeZone: me.timeZone,
    limit,
    search,
  });
  const [submitted, setSubmitted] = useState(false);
  const [leftWords, setLeftWords] = useState(false);

  const create = useMutation({
    mutationFn: async (): Promise<Created> => {
      const body = requestOf(draft);
      const { conference } = await api.request(
        'POST /api/video-conferences',
        { body },
        { idempotencyKey: key.current },
      );
      return { conference, ...(await addPeople(conference.id, people)) };
    },
    onSuccess: (created) => {
      const { conference } = created;
      queryClient.setQueryData(conferenceQuery(conference.id).queryKey, conference);
      void queryClient.invalidateQueries({ queryKey: ['conferences'] });
      onCreated(created);
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'schedule' }),
  });

  const problems: Problems = submitted ? problemsOf(draft, now, limit) : {};
  const words = (problem: Problems[keyof Problems]) =>
    problem === 'schedule.maxParticipantsRange' ? t(problem, { limit }) : problem ? t(problem) : null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    setLeftWords(true);
    const ready = when.kind !== 'unclear' && Object.keys(problemsOf(draft, Date.now(), limit)).length === 0;
    if (ready) return create.mutate();
    // Once the errors are drawn, the first field that has one.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  const travelling = browserZone() !== me.timeZone && times.differs(now, browserZone());
  const chosen = providers.find((provider) =>
    draft.provider === null ? provider.isDefault : provider.id === draft.provider,
  );

  return (
    <Dialog
      title={t('schedule.title')}
      place="side"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Preview draft={draft} people={people.length + 1} provider={chosen?.name ?? t('common.appName')} now={now} />
          <Button look="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={formId} isPending={create.isPending}>
            {t('schedule.submit')}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form} className="schedule" onSubmit={submit} noValidate>
        <UnsavedChanges when={isTouched} />
        <TextField
          label={t('schedule.name')}
          placeholder={t('schedule.namePlaceholder')}
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={draft.title}
          onChange={(title) => change({ title })}
          error={words(problems.title)}
        />
        <WhenField
          text={text}
          when={when}
          draft={draft}
          now={now}
          onChange={say}
          onBlur={() => setLeftWords(text.trim() !== '')}
          error={leftWords && when.kind === 'unclear' ? t('schedule.whenUnclear', { rest: when.rest }) : null}
        />
        <div className="schedule-when">
          <WhenPickers draft={draft} onChange={change} words={words} problems={problems} />
          {!travelling && <ZoneHint draft={draft} />}
        </div>
        {travelling && <ZoneChoice draft={draft} onChange={(timeZone) => change({ timeZone })} />}
        <WhoField people={people} onChange={choose} />
        {providers.length > 1 && (
          <ProviderChoice
            providers={providers}
            chosen={chosen?.id ?? null}
            onChange={(provider) => change({ provider })}
          />
        )}
        <MoreSettings
          draft={draft}
          onChange={change}
          limitError={words(problems.maxParticipants)}
          limit={limit}
          withZone={!travelling}
        />
      </form>
    </Dialog>
  );
}
