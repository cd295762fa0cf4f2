import { useMessages } from '@parley/react/parts';
import type { ErrorEntry } from '../document/api-document.ts';
import { Rich } from '../operation/rich.tsx';
import { useReference } from '../reference-context.ts';

/** Every error code: what it means, how it comes about, what to do. */
export function ErrorsPage() {
  const t = useMessages();
  const entries = Object.entries(useReference().errors);
  return (
    <article className="errors">
      <h1>{t('reference.errors')}</h1>
      <p className="lead">{t('reference.errorsText')}</p>
      <h2>{t('reference.errorsOfServer')}</h2>
      <ErrorList entries={entries.filter(([, { status }]) => status !== null)} />
      <h2>{t('reference.errorsOfClient')}</h2>
      <p>{t('reference.errorsOfClientText')}</p>
      <ErrorList entries={entries.filter(([, { status }]) => status === null)} />
    </article>
  );
}

function ErrorList({ entries }: { entries: [code: string, entry: ErrorEntry][] }) {
  const t = useMessages();
  return entries.map(([code, { status, meaning, cause, remedy }]) => (
    <section key={code} id={code} className="error" aria-labelledby={`${code}-title`}>
      <h3 id={`${code}-title`}>
        <a href={`#${code}`} className="anchor">
          <code>{code}</code>
        </a>
        {status !== null && <span className="status">{status}</span>}
      </h3>
      <div lang="en">
        <p>
          <Rich text={meaning} />
        </p>
        <dl className="error-facts">
          <dt>{t('reference.cause')}</dt>
          <dd>
            <Rich text={cause} />
          </dd>
          <dt>{t('reference.remedy')}</dt>
          <dd>
            <Rich text={remedy} />
          </dd>
        </dl>
      </div>
    </section>
  ));
}
