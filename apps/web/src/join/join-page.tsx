import type { LocalMedia } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';
import type { LanguageChoice } from '@parley/react/call';
import { EarlyDoor, type Entering as ShownEntering, Lobby } from '@parley/react/lobby';
import { Button, buttonClass, Notice, ToastRegion, useMessages } from '@parley/react/parts';
import { Activity, type ComponentProps, useEffect, useState, useSyncExternalStore } from 'react';
import type { Entrance } from './entrance.ts';
import type { Entering, EntranceState } from './entrance-state.ts';
import { JoinFrame } from './join-frame.tsx';
import { rememberedName, rememberName } from './remembered-name.ts';
import { rememberSwitch } from './remembered-switches.ts';
import { type RoomCode, roomPage } from './room-page-loader.ts';
import { signInUrl } from './sign-in-url.ts';
import { useBackgroundNews } from './use-background-news.ts';
import { useFocusAcross } from './use-focus-across.ts';

interface JoinPageProps {
  entrance: Entrance;
  media: LocalMedia;
  /** Whose place this is; null when unknown. */
  workspaceName: string | null;
  language: LanguageChoice;
}

/** What `/j/…` shows, from the door to what comes after the call. */
export function JoinPage({ entrance, media, workspaceName, language }: JoinPageProps) {
  const t = useMessages();
  const state = useSyncExternalStore(entrance.state.subscribe, entrance.state.getSnapshot);
  const room = useSyncExternalStore(entrance.room.subscribe, entrance.room.getSnapshot);
  const title = 'door' in state ? state.door.title : t('join.opening');
  const place = workspaceName ?? t('common.appName');
  // From the press on: what the page does to show a call is done while the door and the room are asked.
  const inCall = state.at === 'call' || (room !== null && isComingIn(state));
  useBackgroundNews(media, inCall);
  useFocusAcross(inCall);
  useEffect(() => {
    // The call has a title of its own.
    if (!inCall) document.title = t('common.pageTitle', { page: title, workspace: place });
  }, [t, title, place, inCall]);
  return (
    <>
      {room !== null && (inCall || state.at === 'lobby') && (
        // Built out of sight while somebody stands in the lobby, so that coming in has nothing to build.
        <Activity mode={inCall ? 'visible' : 'hidden'}>
          <Call room={room} media={media} language={language} onLeave={() => void entrance.leave()} />
        </Activity>
      )}
      {state.at !== 'call' && (
        // Kept as it is while somebody comes in, for they may be refused.
        <Activity mode={inCall ? 'hidden' : 'visible'}>
          <JoinFrame place={place} door={'door' in state ? state.door : null}>
            <Outside state={state} entrance={entrance} media={media} />
          </JoinFrame>
        </Activity>
      )}
      <ToastRegion />
    </>
  );
}

function Call(call: ComponentProps<RoomCode['RoomPage']>) {
  const { RoomPage } = roomPage();
  return <RoomPage {...call} />;
}

/** Into a room of ours; another product's page is left for, and says so until then. */
const isComingIn = (state: EntranceState): boolean =>
  (state.at === 'lobby' || state.at === 'after') && state.entering.status === 'asking' && state.door.opens === 'room';

type Outside = Exclude<EntranceState, { at: 'call' }>;

function Outside({ state, entrance, media }: { state: Outside; entrance: Entrance; media: LocalMedia }) {
  const t = useMessages();
  const [name, setName] = useState(rememberedName);
  const enter = (takeOver: boolean) => {
    rememberName(name);
    void entrance.enter(name, { takeOver });
  };
  switch (state.at) {
    case 'reading':
      return <p className="join-opening">{t('join.opening')}…</p>;
    case 'closed':
      return <Closed why={state.why} />;
    case 'trouble':
      return (
        <Notice title={t('join.troubleTitle')} text={<p>{errorMessage(t, state.code)}</p>}>
          <Button look="primary" onPress={() => void entrance.read()}>
            {t('common.retry')}
          </Button>
        </Notice>
      );
    case 'early':
      return <EarlyDoor door={state.door} />;
    case 'lobby':
      return (
        <Lobby
          door={state.door}
          media={media}
          name={name}
          onNameChange={setName}
          entering={shown(t, state.entering)}
          onJoin={() => enter(false)}
          onMoveHere={() => enter(true)}
          onStay={() => entrance.stay()}
          signInUrl={signInUrl()}
          onSwitch={rememberSwitch}
        />
      );
    case 'after': {
      const { AfterCall } = roomPage();
      return (
        <AfterCall
          title={state.door.title}
          end={state.parting}
          lasted={state.lasted}
          entering={shown(t, state.entering)}
          onRejoin={() => enter(state.parting.how === 'taken_over' || state.entering.status === 'already_here')}
          onRate={(rating) => entrance.rate(rating)}
          homeUrl="/"
        />
      );
    }
  }
}

function Closed({ why }: { why: 'unknown' | 'ended' }) {
  const t = useMessages();
  const [title, text] =
    why === 'unknown'
      ? [t('join.unknownTitle'), t('join.unknownText')]
      : [t('join.endedTitle'), errorMessage(t, 'CONFERENCE_ENDED')];
  return (
    <Notice title={title} text={<p>{text}</p>}>
      <a className={buttonClass({ look: 'primary' })} href="/">
        {t('join.home')}
      </a>
    </Notice>
  );
}

const shown = (t: Translate, entering: Entering): ShownEntering =>
  entering.status === 'refused' ? { status: 'refused', sentence: errorMessage(t, entering.code) } : entering;
