import { useMessages } from '@parley/react/parts';
import type { ReactNode } from 'react';
import type { Operation } from '../document/read-reference.ts';

const CALLERS = {
  anyone: 'reference.callerAnyone',
  signed_in: 'reference.callerSignedIn',
  participant: 'reference.callerParticipant',
  in_room: 'reference.callerInRoom',
  admin: 'reference.callerAdmin',
  key: 'reference.callerKey',
} as const;

/** Who may call it, how often, and what else holds for the whole operation. */
export function Facts({ operation: { permission, key, rateLimit, parameters, maxBody } }: { operation: Operation }) {
  const t = useMessages();
  const takes = (name: string) => parameters.some((one) => one.in === 'header' && one.name === name);
  return (
    <dl className="facts">
      <Fact name={t('reference.who')}>{t(CALLERS[permission])}</Fact>
      <Fact name={t('reference.keys')}>
        {key === null ? (
          t('reference.keysNone')
        ) : (
          <>
            {key.scope === null ? t('reference.keysAny') : <code>{key.scope}</code>}
            {', '}
            {t(key.alone ? 'reference.keysAlone' : 'reference.keysOnBehalf')}
          </>
        )}
      </Fact>
      {rateLimit !== null && (
        <Fact name={t('reference.howOften')}>
          {t(rateLimit.per === 'address' ? 'reference.perAddress' : 'reference.perCaller', rateLimit)}
        </Fact>
      )}
      {takes('Idempotency-Key') && <Fact name={t('reference.once')}>{t('reference.onceText')}</Fact>}
      {takes('If-Match') && <Fact name={t('reference.versioned')}>{t('reference.versionedText')}</Fact>}
      {maxBody !== null && <Fact name={t('reference.maxBody')}>{`${Math.round(maxBody / 1000)} kB`}</Fact>}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
