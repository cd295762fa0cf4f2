import type { Me } from '@parley/contract';
import { Button, Select, TextField, toasts, useLocale } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { UnsavedChanges } from '../frame/unsaved-changes.tsx';
import { useZones } from '../schedule/zone-choice.tsx';

const LANGUAGES: { value: Me['language']; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Name, time zone and language. */
export function ProfileForm() {
  const { t, times } = useLocale();
  const me = useMe();
  const queryClient = useQueryClient();
  const [name, setName] = useState(me.name);
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const [language, setLanguage] = useState(me.language);
  const zones = useZones(timeZone);
  const save = useMutation({
    mutationFn: () => api.request('PATCH /api/me', { body: { name: name.trim(), timeZone, language } }),
    onSuccess: ({ user }) => {
      queryClient.setQueryData(meQuery.queryKey, user);
      setName(user.name);
      toasts.show(t('common.saved'), { tone: 'good', key: 'profile' });
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'profile' }),
  });

  const changed = name.trim() !== me.name || timeZone !== me.timeZone || language !== me.language;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };

  return (
    <form className="profile" onSubmit={submit} noValidate>
      <UnsavedChanges when={changed} />
      <TextField
        label={t('settings.name')}
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={setName}
        error={name.trim() === '' ? t('auth.nameNeeded') : null}
      />
      <div className="profile-zone">
        <Select
          label={t('settings.timeZone')}
          value={timeZone}
          choices={zones}
          onChange={setTimeZone}
          hint={
            timeZone === browserZone()
              ? undefined
              : t('settings.browserZoneDiffers', { zone: times.zone(browserZone()) })
          }
        />
        {timeZone !== browserZone() && (
          <Button size="small" onPress={() => setTimeZone(browserZone())}>
            {t('settings.useBrowserZone', { zone: times.zone(browserZone()) })}
          </Button>
        )}
      </div>
      <Select label={t('settings.language')} value={language} choices={LANGUAGES} onChange={setLanguage} />
      <div className="profile-actions">
        <Button look="primary" type="submit" isDisabled={!changed} isPending={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
