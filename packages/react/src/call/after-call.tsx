import { errorMessage, type KnownErrorCode } from '@parley/locales';
import type { Entering } from '../lobby/join-form.tsx';
import { Button, buttonClass, Notice, useLocale } from '../parts/index.ts';

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
  homeUrl: string;
}

/** What comes after a call: how it ended, and the way back in where there is one. */
export function AfterCall({ title, end, lasted, entering, onRejoin, homeUrl }: AfterCallProps) {
  const { t, times } = useLocale();
  const back = end.how === 'taken_over' || entering.status === 'already_here' ? 'join.moveHere' : 'room.rejoin';
  return (
    <Notice
      title={titleOf(t, end)}
      text={
        <>
          <p>{[title, lasted >= 60_000 ? times.duration(lasted) : null].filter(Boolean).join(' · ')}</p>
          <Because end={end} />
          {entering.status === 'refused' && <p role="alert">{entering.sentence}</p>}
          {entering.status === 'already_here' && <p role="alert">{t('join.alreadyHereText')}</p>}
        </>
      }
    >
      {end.how !== 'ended' && (
        <Button isPending={entering.status === 'asking'} onPress={onRejoin}>
          {t(back)}
        </Button>
      )}
      <a className={buttonClass({ look: 'primary' })} href={homeUrl}>
        {t('room.home')}
      </a>
    </Notice>
  );
}

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
      return t(end.code === 'UNAUTHENTICATED' ? 'room.placeGoneTitle' : 'room.failedTitle');
  }
}

const ENDED = { host: 'room.endedHost', over: 'room.endedOver', deleted: 'room.endedDeleted' } as const;

function Because({ end }: { end: CallEnd }) {
  const { t } = useLocale();
  if (end.how === 'ended') return <p>{t(ENDED[end.reason])}</p>;
  if (end.how === 'taken_over') return <p>{t('room.takenOverText')}</p>;
  if (end.how !== 'failed') return null;
  // A pass that is no longer good says nothing about being signed in.
  return <p>{end.code === 'UNAUTHENTICATED' ? t('room.placeGone') : errorMessage(t, end.code)}</p>;
}
