import { errorMessage, type KnownErrorCode } from '@parley/locales';
import type { Entering } from '../lobby/join-form.tsx';
import { Button, buttonClass, Notice, useLocale } from '../parts/index.ts';
import { type CallRating, Rating } from './rating.tsx';

/** How a call came to its end here. */
export type CallEnd =
  | { how: 'left' }
  | { how: 'ended'; reason: 'host' | 'over' | 'deleted' }
  | { how: 'taken_over' }
  | { how: 'failed'; code: KnownErrorCode };

export interface AfterCallProps {
  title: string;
  end: CallEnd;
  /** How long the person was there, in milliseconds. */
  lasted: number;
  entering: Entering;
  onRejoin: () => void;
  /** Keeps how the call was; without it nobody is asked. */
  onRate?: ((rating: CallRating) => Promise<void>) | null;
  homeUrl: string;
}

/** What comes after a call: how it ended, and the way back in where there is one. */
export function AfterCall({ title, end, lasted, entering, onRejoin, onRate = null, homeUrl }: AfterCallProps) {
  const { t, times } = useLocale();
  const back = end.how === 'taken_over' || entering.status === 'already_here' ? 'join.moveHere' : 'room.rejoin';
  const asked = onRate !== null && (end.how === 'left' || end.how === 'ended');
  return (
    <div className="parley-after">
      <Notice
        title={titleOf(t, end)}
        text={
          <>
            <p>{[title, lasted >= 60_000 ? times.duration(lasted) : null].filter(Boolean).join(' · ')}</p>
            <Because end={end} />
            {entering.status === 'refused' && (
              <p className="parley-after-refused" role="alert">
                {entering.sentence}
              </p>
            )}
            {entering.status === 'already_here' && <p role="alert">{t('join.alreadyHereText')}</p>}
          </>
        }
      >
        {canComeBack(end) && (
          <Button isPending={entering.status === 'asking'} onPress={onRejoin}>
            {t(back)}
          </Button>
        )}
        <a className={buttonClass({ look: 'primary' })} href={homeUrl}>
          {t('room.home')}
        </a>
      </Notice>
      {asked && <Rating onRate={onRate} />}
    </div>
  );
}

/** Who was taken out comes in by no link until they are asked again. */
const canComeBack = (end: CallEnd): boolean =>
  end.how !== 'ended' && !(end.how === 'failed' && end.code === 'FORBIDDEN');

type Translate = ReturnType<typeof useLocale>['t'];

function titleOf(t: Translate, end: CallEnd): string {
  switch (end.how) {
    case 'left':
      return t('room.leftTitle');
    case 'ended':
      return t('room.endedTitle');
    case 'taken_over':
      return t('room.takenOverTitle');
    case 'failed':
      return t(FAILED[end.code] ?? 'room.failedTitle');
  }
}

const FAILED: Partial<Record<KnownErrorCode, 'room.placeGoneTitle' | 'room.removedTitle'>> = {
  UNAUTHENTICATED: 'room.placeGoneTitle',
  FORBIDDEN: 'room.removedTitle',
};

const ENDED = { host: 'room.endedHost', over: 'room.endedOver', deleted: 'room.endedDeleted' } as const;

function Because({ end }: { end: CallEnd }) {
  const { t } = useLocale();
  if (end.how === 'ended') return <p>{t(ENDED[end.reason])}</p>;
  if (end.how === 'taken_over') return <p>{t('room.takenOverText')}</p>;
  if (end.how !== 'failed') return null;
  if (end.code === 'FORBIDDEN') return <p>{t('room.removed')}</p>;
  // A pass that is no longer good says nothing about being signed in.
  return <p>{end.code === 'UNAUTHENTICATED' ? t('room.placeGone') : errorMessage(t, end.code)}</p>;
}
