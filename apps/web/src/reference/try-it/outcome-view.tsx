import { useMessages } from '@parley/react/parts';
import { Code } from '../operation/code.tsx';
import { ReferenceLink } from '../frame/reference-link.tsx';
import { useReference } from '../reference-context.ts';
import type { Outcome } from './send.ts';

/** What came of a request: status, time, the headers that say something, the body. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  const t = useMessages();
  const { errors } = useReference();
  if (outcome.kind === 'page') return <p className="try-outcome">{t('reference.ledToPage')}</p>;
  if (outcome.kind === 'failed') {
    return (
      <p className="try-outcome">{t(outcome.why === 'timeout' ? 'reference.noAnswer' : 'reference.unreachable')}</p>
    );
  }
  const { status, milliseconds, headers, text, language } = outcome;
  const code = /"code": "([A-Z_]+)"/.exec(text)?.[1];
  return (
    <div className="try-outcome">
      <p>
        <span className={`status ${status < 400 ? 'status-good' : 'status-bad'}`}>{status}</span>{' '}
        {t('reference.milliseconds', { count: milliseconds })}
        {status >= 400 && code !== undefined && code in errors && (
          <>
            {' · '}
            <ReferenceLink to="/errors" hash={code}>
              {t('reference.whatItMeans', { code })}
            </ReferenceLink>
          </>
        )}
      </p>
      <dl className="try-headers" lang="en">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {text !== '' && <Code label={t('reference.answerBody')} text={text} language={language} />}
    </div>
  );
}
