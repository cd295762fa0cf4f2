import { ChevronLeft, ChevronRight } from 'lucide-react';
import { announce, IconButton, useMessages } from '../parts/index.ts';

interface StagePagesProps {
  /** From 0. */
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** Turns to the people whom one page cannot hold. Under the tiles, never over a face. */
export function StagePages({ page, pages, onPage }: StagePagesProps) {
  const t = useMessages();
  if (pages < 2) return null;
  const turn = (to: number) => {
    onPage(to);
    announce(t('room.pageOf', { page: to + 1, pages }));
  };
  return (
    <nav className="parley-stage-pages" aria-label={t('room.pages')}>
      <IconButton
        size="small"
        label={t('room.pageBefore')}
        icon={<ChevronLeft aria-hidden />}
        isDisabled={page === 0}
        onPress={() => turn(page - 1)}
      />
      <span>{t('room.pageOf', { page: page + 1, pages })}</span>
      <IconButton
        size="small"
        label={t('room.pageAfter')}
        icon={<ChevronRight aria-hidden />}
        isDisabled={page === pages - 1}
        onPress={() => turn(page + 1)}
      />
    </nav>
  );
}
