import type { LocalMedia, Room } from '@parley/client';
import { ScreenShare } from 'lucide-react';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, useMessages } from '../parts/index.ts';
import { sharedSurface } from './shared-surface.ts';

/** What the viewer shares, in words: shown as a picture, it would mirror itself without end. */
export function OwnShare({ room, media }: { room: Room; media: LocalMedia }) {
  const t = useMessages();
  const { screen } = useSlice(media.view);
  if (screen.status !== 'on') return null;
  return (
    <section className="parley-own-share" aria-label={t('room.ownShare')}>
      <ScreenShare aria-hidden size={20} strokeWidth={1.5} />
      <p>
        <span>{t('room.youShare', { what: sharedSurface(screen.stream) })}</span>
        {screen.audio && <small>{t('room.withSound')}</small>}
      </p>
      <Button look="secondary" size="small" onPress={() => room.stopScreenShare()}>
        {t('room.stopSharing')}
      </Button>
    </section>
  );
}
