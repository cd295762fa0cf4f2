import type { LocalMedia, Room } from '@parley/client';
import { type KeyboardEvent, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useIdle } from '../hooks/use-idle.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { useSize } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { announce, late, loadLate, ToastRegion, useMessages } from '../parts/index.ts';
import { callControls } from './call-controls.ts';
import { createCallView } from './call-view.ts';
import { ConnectionLine } from './connection-line.tsx';
import { ControlBar } from './control-bar.tsx';
import { LostCall } from './lost-call.tsx';
import type { LanguageChoice } from './settings-panel.tsx';
import { type PanelName, SidePanel } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { useCallKeys } from './use-call-keys.ts';
import { useCallSounds } from './use-call-sounds.ts';
import { useDeviceNews } from './use-device-news.ts';
import { toggleFullScreen } from './use-full-screen.ts';
import { useHints } from './use-hints.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import { useRoomNews } from './use-room-news.ts';
import { useSendingNews } from './use-sending-news.ts';
import { useShareNews } from './use-share-news.ts';
import { useSmallWindow } from './use-small-window.ts';
import { useUnread } from './use-unread.ts';

// What is opened in a call, if at all, is loaded when it is opened, or soon after the call began: its network may fail later.
const EndForAll = late(async () => (await import('./end-for-all.tsx')).EndForAll);
const CallHelp = late(async () => (await import('./call-help.tsx')).CallHelp);
const ChatPanel = late(async () => (await import('./chat-panel.tsx')).ChatPanel);
const PeoplePanel = late(async () => (await import('./people-panel.tsx')).PeoplePanel);
const SettingsPanel = late(async () => (await import('./settings-panel.tsx')).SettingsPanel);
const ReactionStrip = late(async () => (await import('./reaction-strip.tsx')).ReactionStrip);
const SmallWindow = late(async () => (await import('./small-window.tsx')).SmallWindow);

/** While one of these is there, the controls stay. */
const BUSY =
  '[aria-expanded="true"], .parley-call-bar :focus-visible, .parley-reactions, .parley-call-lost, .parley-alone';

/** Milliseconds until the first pictures are there, and nothing is in the way of loading more. */
const SETTLED_AFTER = 1500;

/** Below this width a call is a phone's. */
const NARROW = 700;

export interface VideoCallProps {
  /** A room that was joined. */
  room: Room;
  /** The devices that the room was made with. */
  media: LocalMedia;
  /** What is copied to invite others; null where nobody may. */
  link: string | null;
  /** Languages that the settings offer, where the host has more than one. */
  language?: LanguageChoice | null;
  /** Whether the call is the page, and its stage what the page is about. Default: a part of one. */
  page?: boolean;
  onLeave: () => void;
}

/** What lies over the call. */
type Over = 'end' | 'help' | null;

/** A call: stage, controls, panels. It fills what holds it and is dark whatever the theme. */
export function VideoCall({ room, media, link, language = null, page = false, onLeave }: VideoCallProps) {
  const t = useMessages();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [over, setOver] = useState<Over>(null);
  const [reacting, setReacting] = useState(false);
  const [sizeRef, size] = useSize<HTMLDivElement>();
  const stage = useRef<HTMLDivElement>(null);
  const StageElement = page ? 'main' : 'div';
  const idleRef = useIdle<HTMLDivElement>(BUSY);
  const controls = useMemo(() => callControls(room, media, t), [room, media, t]);
  const [view] = useState(() => createCallView());
  const { layout, keys } = useSlice(view.choices);
  const people = useSlice(room.participants).length + 1;
  const unread = useUnread(room, panel === 'chat');
  const small = useSmallWindow(useCallback(() => stage.current, []));
  const openChat = useCallback(() => setPanel('chat'), []);
  const openSettings = useCallback(() => setPanel('settings'), []);
  const toggle = (name: PanelName) => setPanel((open) => (open === name ? null : name));
  const toggleLayout = () => {
    view.change({ layout: layout === 'speaker' ? 'grid' : 'speaker' });
    announce(t(layout === 'speaker' ? 'room.nowGrid' : 'room.nowSpeaker'));
  };
  const toggleReactions = () => {
    // On a phone a panel covers what they would float over.
    if (!reacting && size.width < NARROW) setPanel(null);
    setReacting(!reacting);
  };
  useEffect(() => {
    const timer = setTimeout(loadLate, SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, []);
  useRoomNews(room, panel === 'chat', openChat);
  useShareNews(room, media);
  useDeviceNews(media);
  useHints(room, media, openSettings);
  useSendingNews(room);
  useCallSounds(room, media, view);
  usePushToTalk(room, media, keys);
  useShortcuts({ d: controls.toggleMicrophone, e: controls.toggleCamera });
  useCallKeys(keys, {
    h: controls.toggleHand,
    r: toggleReactions,
    c: () => toggle('chat'),
    p: () => toggle('people'),
    v: toggleLayout,
    f: toggleFullScreen,
    i: () => small.toggle?.(),
    '?': () => setOver('help'),
  });

  const closePanel = () => setPanel(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closePanel();
  };
  return (
    <div ref={idleRef} className="parley-call" onKeyDown={onKeyDown}>
      <div ref={sizeRef} className="parley-call-page" data-panel={panel ?? undefined}>
        <StageElement ref={stage} className="parley-call-stage">
          <ConnectionLine room={room} />
          <Stage room={room} media={media} view={view} link={link} />
          <LostCall room={room} onLeave={onLeave} />
        </StageElement>
        <ToastRegion of="part" />
        {panel !== null && (
          <SidePanel
            key={panel}
            title={t(PANEL_TITLES[panel])}
            count={panel === 'people' ? people : null}
            onClose={closePanel}
          >
            <Suspense>
              {panel === 'chat' && <ChatPanel room={room} />}
              {panel === 'people' && <PeoplePanel room={room} view={view} />}
              {panel === 'settings' && <SettingsPanel media={media} view={view} language={language} />}
            </Suspense>
          </SidePanel>
        )}
        <ControlBar
          room={room}
          media={media}
          controls={controls}
          view={view}
          panel={panel}
          onPanel={toggle}
          unread={unread}
          link={link}
          narrow={size.width > 0 && size.width < NARROW}
          reacting={reacting}
          onReact={toggleReactions}
          onLayout={toggleLayout}
          onSmallWindow={small.toggle}
          onHelp={() => setOver('help')}
          onLeave={onLeave}
          onEndForAll={() => setOver('end')}
        >
          {reacting && (
            <Suspense>
              <ReactionStrip room={room} onClose={() => setReacting(false)} />
            </Suspense>
          )}
        </ControlBar>
      </div>
      <Suspense>
        {over === 'end' && <EndForAll room={room} onClose={() => setOver(null)} />}
        {over === 'help' && <CallHelp onClose={() => setOver(null)} />}
        {small.page !== null && (
          <SmallWindow into={small.page} room={room} media={media} view={view} controls={controls} onLeave={onLeave} />
        )}
      </Suspense>
    </div>
  );
}

const PANEL_TITLES = { chat: 'room.chat', people: 'room.people', settings: 'room.settings' } as const;
