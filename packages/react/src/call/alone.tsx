import { Link2 } from 'lucide-react';
import { copyLink } from '../devices/copy-link.ts';
import { Button, useMessages } from '../parts/index.ts';

/** Nobody else is there: the one thing to do is to send the link. */
export function Alone({ link }: { link: string | null }) {
  const t = useMessages();
  return (
    <section className="parley-alone" aria-label={t('room.alone')}>
      <div>
        <h2>{t('room.alone')}</h2>
        <p>{t('room.aloneText')}</p>
      </div>
      {link !== null && (
        <Button look="primary" icon={<Link2 aria-hidden />} onPress={() => void copyLink(link, t)}>
          {t('common.copyLink')}
        </Button>
      )}
    </section>
  );
}
