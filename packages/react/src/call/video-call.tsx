import type { LocalMedia, Room } from '@parley/client';
import { type KeyboardEvent, lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useIdle } from '../hooks/use-idle.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { useSize } from '../hooks/use-size.ts';
import { useMessages } from '../parts/index.ts';
import { callControls } from './call-controls.ts';
import { ChatPanel } from './chat-panel.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { ControlBar } from './control-bar.tsx';
import { LostCall } from './lost-call.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { type PanelName, SidePanel } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { useDeviceNews } from './use-device-news.ts';
import { useHints } from './use-hints.ts';
import { useRoomNews } from './use-room-news.ts';
import { useSendingNews } from './use-sending-news.ts';
import { useShareNews } from './use-share-news.ts';
import { useUnread } from './use-unread.ts';

/** Hardly anybody needs it, and its dialog is large. */
const EndForAll = lazy(async () => ({ default: (await import('./end-for-all.tsx')).EndForAll }));
/** Opened once in a call, if at all. */
const DevicesPanel = lazy(async () => ({ default: (await import('./devices-panel.tsx')).DevicesPanel }));

/** While one of these is there, the controls stay. */
const BUSY = '[aria-expanded="true"], .parley-call-bar :focus-visible, .parley-call-lost, .parley-alone';

/** Below this width a call is a phone's. */
const NARROW = 700;

export interface VideoCallProps {
  /** A room that was joined. */
  room: Room;
  /** The devices that the room was made with. */
  media: LocalMedia;
  /** What is copied to invite others; null where nobody may. */
  link: string | null;
  onLeave: () => void;
}

/** A call: stage, controls, panels. It fills what holds it and is dark whatever the theme. */
export function VideoCall({ room, media, link, onLeave }: VideoCallProps) {
  const t = useMessages();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [ending, setEnding] = useState(false);
  const [sizeRef, size] = useSize<HTMLDivElement>();
  const idleRef = useIdle<HTMLDivElement>(BUSY);
  const controls = useMemo(() => callControls(room, media, t), [room, media, t]);
  const unread = useUnread(room, panel === 'chat');
  const openChat = useCallback(() => setPanel('chat'), []);
  const openDevices = useCallback(() => setPanel('devices'), []);
  useRoomNews(room, panel === 'chat', openChat);
  useShareNews(room, media);
  useDeviceNews(media);
  useHints(room, media, openDevices);
  useSendingNews(room);
  useShortcuts({ d: controls.toggleMicrophone, e: controls.toggleCamera });

  const closePanel = () => setPanel(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closePanel();
  };
  return (
    <div ref={idleRef} className="parley-call" onKeyDown={onKeyDown}>
      <div ref={sizeRef} className="parley-call-page" data-panel={panel ?? undefined}>
        <main className="parley-call-stage">
          <Stage room={room} media={media} link={link} />
          <ConnectionLine room={room} />
          <LostCall room={room} onLeave={onLeave} />
        </main>
        {panel !== null && (
          <SidePanel key={panel} title={t(PANEL_TITLES[panel])} onClose={closePanel}>
            {panel === 'chat' && <ChatPanel room={room} />}
            {panel === 'people' && <PeoplePanel room={room} />}
            {panel === 'devices' && (
              <Suspense>
                <DevicesPanel media={media} />
              </Suspense>
            )}
          </SidePanel>
        )}
        <ControlBar
          room={room}
          media={media}
          controls={controls}
          panel={panel}
          onPanel={(name) => setPanel((open) => (open === name ? null : name))}
          unread={unread}
          link={link}
          narrow={size.width > 0 && size.width < NARROW}
          onLeave={onLeave}
          onEndForAll={() => setEnding(true)}
        />
      </div>
      {ending && (
        <Suspense>
          <EndForAll room={room} onClose={() => setEnding(false)} />
        </Suspense>
      )}
    </div>
  );
}

const PANEL_TITLES = { chat: 'room.chat', people: 'room.people', devices: 'room.devices' } as const;
