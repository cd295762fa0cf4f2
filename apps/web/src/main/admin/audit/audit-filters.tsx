import type { AuditEntry, FactType } from '@parley/contract';
import { Button, Select, TextField, useMessages } from '@parley/react/parts';
import { getRouteApi } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { AuditSearch } from './audit-search.ts';
import { actorWords, factWords, subjectWords } from './audit-words.ts';
import { DownloadAudit } from './download-audit.tsx';
import { FACT_WORDS } from './fact-words.ts';
import { FindField } from './find-field.tsx';
import { useKnownActors } from './use-known-actors.ts';

const route = getRouteApi('/inside/admin/audit');

/** What the log is narrowed to. What it is about is chosen in the rows, or by its id. */
export function AuditFilters({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useMessages();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const actors = useKnownActors(search.actor);
  const set = (change: { [K in keyof AuditSearch]?: AuditSearch[K] | undefined }) =>
    void navigate({ replace: true, search: (all) => withoutEmpty({ ...all, ...change }) });

  const whats = (Object.keys(FACT_WORDS) as FactType[])
    .map((value) => ({ value, label: factWords(t, value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const whos = actors
    .map((actor) => ({ value: actor.id ?? '', label: actorWords(t, actor) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const about = entries.find(({ subject }) => subject.id === search.subject);
  const chosen: { key: 'subject' | 'address' | 'search'; text: string }[] = [];
  if (search.subject !== undefined) {
    const what = (about && subjectWords(t, about)) ?? search.subject;
    chosen.push({ key: 'subject', text: t('audit.about', { what }) });
  }
  if (search.search !== undefined) {
    chosen.push({ key: 'search', text: t('audit.withWords', { words: search.search }) });
  }
  if (search.address !== undefined) {
    chosen.push({ key: 'address', text: t('audit.fromAddress', { address: search.address }) });
  }

  return (
    <>
      <div className="audit-filters" role="group" aria-label={t('audit.filters')}>
        <Select
          label={t('audit.who')}
          value={search.actor ?? ''}
          choices={[{ value: '', label: t('audit.anybody') }, ...whos]}
          onChange={(actor) => set({ actor: actor || undefined })}
        />
        <Select<FactType | ''>
          label={t('audit.what')}
          value={search.type ?? ''}
          choices={[{ value: '', label: t('audit.anything') }, ...whats]}
          onChange={(type) => set({ type: type || undefined })}
        />
        <TextField
          label={t('audit.from')}
          type="date"
          value={search.from ?? ''}
          onChange={(from) => set({ from: from || undefined })}
        />
        <TextField
          label={t('audit.to')}
          type="date"
          min={search.from}
          value={search.to ?? ''}
          onChange={(to) => set({ to: to || undefined })}
          error={search.from && search.to && search.to < search.from ? t('audit.daysWrong') : null}
        />
        <FindField onFound={set} />
      </div>
      <div className="audit-chosen">
        {chosen.map(({ key, text }) => (
          <Button
            key={key}
            size="small"
            icon={<X aria-hidden />}
            aria-label={t('audit.drop', { what: text })}
            onPress={() => set({ [key]: undefined })}
          >
            {text}
          </Button>
        ))}
        {Object.keys(search).length > 0 && (
          <Button size="small" onPress={() => void navigate({ replace: true, search: {} })}>
            {t('audit.clear')}
          </Button>
        )}
        {entries.length > 0 && <DownloadAudit search={search} />}
      </div>
    </>
  );
}

const withoutEmpty = (search: { [K in keyof AuditSearch]?: AuditSearch[K] | undefined }): AuditSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
