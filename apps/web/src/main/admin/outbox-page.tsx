import type { OutboxMail } from '@parley/contract';
import { Button, useLocale, useMessages } from '@parley/react/parts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import { outboxQuery, settingsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { PageHead } from '../frame/page.tsx';
import './outbox.css';

const STATES = {
  queued: { icon: Clock, label: 'admin.queued' },
  sent: { icon: CircleCheck, label: 'admin.sent' },
  failed: { icon: CircleAlert, label: 'admin.failed' },
} as const;

/** What Parley wrote to people by e-mail, for admins: what became of it, and where nothing is sent what it says. */
export function OutboxPage() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(outboxQuery);
  const mails = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('admin.outbox')}
        below={
          <p className="page-reason">{t(settings?.sendsMail === false ? 'admin.outboxNotSent' : 'admin.outboxSent')}</p>
        }
      />
      {data && mails.length === 0 && <p>{t('admin.outboxEmpty')}</p>}
      <ul className="outbox">
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} sendsMail={settings?.sendsMail !== false} />
        ))}
      </ul>
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('admin.older')}
        </Button>
      )}
    </div>
  );
}

function Mail({ mail, sendsMail }: { mail: OutboxMail; sendsMail: boolean }) {
  const { t, times } = useLocale();
  const now = useNow();
  const { icon: Icon, label } = STATES[mail.status];
  const waits = mail.status === 'queued' && !sendsMail;
  return (
    <li className="outbox-mail">
      <details>
        <summary>
          <span className="outbox-words">
            <span className="outbox-subject">{mail.subject}</span>
            <span className="small outbox-to">{mail.to}</span>
          </span>
          <span className={`small outbox-state outbox-${mail.status}`}>
            <Icon aria-hidden size={16} strokeWidth={1.5} />
            <span className="number">{`${t(waits ? 'admin.notSent' : label)} · ${times.relative(mail.createdAt, now)}`}</span>
          </span>
        </summary>
        {mail.reason && <p className="outbox-reason">{mail.reason}</p>}
        {mail.text === null ? (
          <p className="small">{t('admin.textGone')}</p>
        ) : (
          <pre className="outbox-text">{mail.text.trimEnd()}</pre>
        )}
      </details>
    </li>
  );
}
