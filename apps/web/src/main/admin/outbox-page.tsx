import type { OutboxMail } from '@parley/contract';
import { Button, useLocale, useMessages } from '@parley/react/parts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import { outboxQuery, settingsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { AdminFrame } from './admin-frame.tsx';
import { Entry } from './entry.tsx';
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
    <AdminFrame
      title={t('admin.outbox')}
      lead={t(settings?.sendsMail === false ? 'admin.outboxNotSent' : 'admin.outboxSent')}
    >
      {data && mails.length === 0 && <p>{t('admin.outboxEmpty')}</p>}
      <ul className="entries">
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} sendsMail={settings?.sendsMail !== false} />
        ))}
      </ul>
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('admin.older')}
        </Button>
      )}
    </AdminFrame>
  );
}

function Mail({ mail, sendsMail }: { mail: OutboxMail; sendsMail: boolean }) {
  const { t, times } = useLocale();
  const now = useNow();
  const { icon: Icon, label } = STATES[mail.status];
  const waits = mail.status === 'queued' && !sendsMail;
  return (
    <Entry
      title={mail.subject}
      words={mail.to}
      end={
        <span className={`small outbox-state outbox-${mail.status}`}>
          <Icon aria-hidden size={16} strokeWidth={1.5} />
          <span className="number">{`${t(waits ? 'admin.notSent' : label)} · ${times.relative(mail.createdAt, now)}`}</span>
        </span>
      }
    >
      {mail.reason && <p className="outbox-reason">{mail.reason}</p>}
      {mail.text === null ? (
        <p className="small">{t('admin.textGone')}</p>
      ) : (
        <pre className="entry-text">{mail.text.trimEnd()}</pre>
      )}
    </Entry>
  );
}
