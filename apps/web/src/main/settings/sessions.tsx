import type { Session } from '@parley/contract';
import { deviceName } from '@parley/locales';
import { Button, toasts, useLocale } from '@parley/react/parts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Bot, type LucideIcon, Monitor, Smartphone } from 'lucide-react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { sessionsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { SettingsRow } from './settings-row.tsx';
import { SignOutElsewhere } from './sign-out-elsewhere.tsx';

const PHONES = ['iPhone', 'iPad', 'Android'];

/** Where the person is signed in; each place but this one can be signed out. */
export function Sessions() {
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const ordered = [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt),
  );
  return (
    <>
      <ul>
        {ordered.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && <SignOutElsewhere />}
    </>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { t, times } = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const { browser, system } = deviceName(session.userAgent);
  const device =
    session.kind === 'token'
      ? t('settings.program')
      : browser && system
        ? t('settings.browserOn', { browser, system })
        : (browser ?? system ?? t('settings.unknownBrowser'));
  const icon: LucideIcon = session.kind === 'token' ? Bot : PHONES.includes(system ?? '') ? Smartphone : Monitor;

  const end = useMutation({
    mutationFn: () => api.request('DELETE /api/auth/sessions/{id}', { params: { id: session.id } }),
    onSuccess: async () => {
      queryClient.setQueryData(sessionsQuery.queryKey, (all) => all?.filter((other) => other.id !== session.id));
      toasts.show(t('settings.signedOutThere'), { key: 'session' });
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'session' }),
  });

  return (
    <SettingsRow
      icon={icon}
      title={device}
      words={`${
        session.current
          ? t('settings.thisSession')
          : t('settings.lastSeen', { when: times.relative(session.lastSeenAt, now) })
      } · ${session.address}`}
    >
      {!session.current && (
        <Button
          look="quiet"
          isPending={end.isPending}
          aria-label={t('settings.signOutNamed', { device })}
          onPress={() => end.mutate()}
        >
          {t('settings.signOutThere')}
        </Button>
      )}
    </SettingsRow>
  );
}
