import type { AuditEntry } from '@parley/contract';
import { Button, useLocale } from '@parley/react/parts';
import { getRouteApi } from '@tanstack/react-router';
import { Entry } from '../entry.tsx';
import { actorWords, byWhom, factWords, meetingWords, subjectWords } from './audit-words.ts';

const route = getRouteApi('/inside/admin/audit');

/** One fact: what happened, by whom and to what; the rest as it is stored when it is opened. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, times } = useLocale();
  const navigate = route.useNavigate();
  const { type, at, actor, subject, address, requestId, payload } = entry;
  const about = subjectWords(t, entry);
  const meeting = meetingWords(entry);
  const words = [byWhom(t, entry), about, meeting].filter((part) => part !== null).join(' · ');
  const details = [
    [t('audit.fact'), type],
    [t('audit.subject'), about === null ? subject.id : `${about} (${subject.id})`],
    [t('audit.meeting'), meeting === null ? null : `${meeting} (${entry.conference?.id})`],
    [t('audit.address'), address],
    [t('audit.request'), requestId],
  ] as const;
  return (
    <Entry
      start={
        <time className="audit-time number" dateTime={at}>
          {times.time(at)}
        </time>
      }
      title={factWords(t, type)}
      words={words}
      end={address !== null && <span className="small number audit-address">{address}</span>}
    >
      <dl className="audit-details small">
        {details.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('audit.details')}</dt>
          <dd>
            <code>{JSON.stringify(payload, null, 1)}</code>
          </dd>
        </div>
      </dl>
      <div className="audit-only">
        {actor.id !== null && (
          <Button size="small" onPress={() => void navigate({ search: (all) => ({ ...all, actor: actor.id ?? '' }) })}>
            {t('audit.onlyBy', { who: actorWords(t, actor) })}
          </Button>
        )}
        <Button size="small" onPress={() => void navigate({ search: (all) => ({ ...all, subject: subject.id }) })}>
          {t('audit.onlyAbout')}
        </Button>
      </div>
    </Entry>
  );
}
