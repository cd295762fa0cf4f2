import { Button, buttonClass, Dialog, TextField, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { Copy, Share2 } from 'lucide-react';
import { copyLink } from '../app/copy-link.ts';
import { errorWords } from '../app/error-words.ts';
import { useNow } from '../app/use-now.ts';
import type { Created } from './schedule-form.tsx';

/** After planning: the link, and ways to pass it on. */
export function ScheduleDone({
  created: { conference, missing, why },
  onClose,
  onAnother,
}: {
  created: Created;
  onClose: () => void;
  onAnother: () => void;
}) {
  const { t, times } = useLocale();
  const now = useNow();
  const when = times.range(conference.startsAt, conference.endsAt, now, conference.timeZone);
  const canShare = typeof navigator.share === 'function';
  const share = () =>
    navigator
      .share({
        title: conference.title,
        text: t('schedule.shareText', { title: conference.title, when }),
        url: conference.url,
      })
      // The person closed the browser's own sheet.
      .catch(() => {});
  return (
    <Dialog
      title={t('schedule.doneTitle')}
      place="side"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onPress={onAnother}>
            {t('schedule.another')}
          </Button>
          <Link
            to="/conferences/$conferenceId"
            params={{ conferenceId: conference.id }}
            className={buttonClass({ look: 'secondary' })}
          >
            {t('schedule.openMeeting')}
          </Link>
        </>
      }
    >
      <div className="schedule">
        <div>
          <h3 className="done-title">{conference.title}</h3>
          <p className="small number">{when}</p>
        </div>
        {missing.length > 0 && (
          <p className="done-missing" role="alert">
            {t('schedule.peopleMissing', {
              names: missing.map(({ name }) => name).join(', '),
              why: errorWords(t, why),
            })}
          </p>
        )}
        <TextField
          label={t('schedule.linkLabel')}
          hint={t('schedule.doneText')}
          readOnly
          value={conference.url}
          onFocus={(event) => event.target.select()}
        />
        <div className="done-actions">
          <Button look="primary" autoFocus icon={<Copy aria-hidden />} onPress={() => void copyLink(conference.url, t)}>
            {t('common.copyLink')}
          </Button>
          {canShare && (
            <Button icon={<Share2 aria-hidden />} onPress={() => void share()}>
              {t('schedule.share')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
