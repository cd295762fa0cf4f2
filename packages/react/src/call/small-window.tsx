import type { LocalMedia, Room } from '@parley/client';
import { Mic, MicOff, PhoneOff, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useSlice } from '../hooks/use-slice.ts';
import { useStream } from '../hooks/use-stream.ts';
import { Avatar, classNames, useMessages } from '../parts/index.ts';
import { type CallControls, isOn } from './call-controls.ts';
import type { CallView } from './call-view.ts';
import { documentPip } from './small-window-kind.ts';
import { useKeptShown } from './use-kept-shown.ts';
import { useSpotlight } from './use-spotlight.ts';

const SIZE = { width: 360, height: 260 };

/** A window over all others, and the place in it that is shown. */
export interface SmallPage {
  window: Window;
  place: Element;
}

/** Opens a window over all others that looks like the page `beside` it. To be called while the person presses something. */
export async function openSmallWindow(beside: Element): Promise<SmallPage | null> {
  const opened = (await documentPip()?.requestWindow(SIZE)) ?? null;
  if (opened === null) return null;
  const page = opened.document;
  copyStyles(beside.getRootNode() as Document | ShadowRoot, page);
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dir = document.documentElement.dir;
  page.documentElement.dataset['theme'] = 'dark';
  page.title = document.title;
  const place = page.createElement('div');
  // What a host made of the theme.
  const theme = beside.closest<HTMLElement>('.parley-root');
  if (theme !== null) {
    place.className = theme.className;
    place.lang = theme.lang;
    place.style.cssText = theme.style.cssText;
  }
  page.body.append(place);
  return { window: opened, place };
}

function copyStyles(from: Document | ShadowRoot, to: Document): void {
  for (const style of from.querySelectorAll('link[rel="stylesheet"], style')) to.head.append(style.cloneNode(true));
  // Sheets that were made by a script belong to one document.
  for (const { cssRules } of from.adoptedStyleSheets) {
    const style = to.createElement('style');
    style.textContent = [...cssRules].map(({ cssText }) => cssText).join('\n');
    to.head.append(style);
  }
}

interface SmallWindowProps {
  into: SmallPage;
  room: Room;
  media: LocalMedia;
  view: CallView;
  controls: CallControls;
  onLeave: () => void;
}

/** The call in its small window: who speaks, and what one needs meanwhile. */
export function SmallWindow({ into, room, media, view, controls, onLeave }: SmallWindowProps) {
  const t = useMessages();
  const { microphone, camera } = useSlice(media.view);
  const [micOn, cameraOn] = [isOn(microphone.status), isOn(camera.status)];
  return createPortal(
    <div className="parley-small">
      <SmallStage room={room} view={view} into={into.window} />
      <div className="parley-small-controls">
        <SmallControl
          label={t(micOn ? 'room.turnOffMicrophone' : 'room.turnOnMicrophone')}
          look={micOn ? null : 'off'}
          onPress={controls.toggleMicrophone}
        >
          {micOn ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        </SmallControl>
        <SmallControl
          label={t(cameraOn ? 'room.turnOffCamera' : 'room.turnOnCamera')}
          look={cameraOn ? null : 'off'}
          onPress={controls.toggleCamera}
        >
          {cameraOn ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        </SmallControl>
        <SmallControl label={t('room.leave')} look="leave" onPress={onLeave}>
          <PhoneOff aria-hidden />
        </SmallControl>
      </div>
    </div>,
    into.place,
  );
}

function SmallStage({ room, view, into }: Pick<SmallWindowProps, 'room' | 'view'> & { into: Window }) {
  const t = useMessages();
  const person = useSpotlight(room, view);
  const streams = useSlice(room.media);
  const stream = person?.video === true ? (streams.get(person.id)?.video ?? null) : null;
  const video = useStream<HTMLVideoElement>(stream);
  useKeptShown(room, person?.id ?? null, into);
  if (person === null) return <p className="parley-small-alone">{t('room.alone')}</p>;
  return (
    <div className="parley-small-stage">
      {stream === null ? (
        <Avatar name={person.name} avatarUrl={person.avatarUrl} size={96} />
      ) : (
        <video ref={video} autoPlay playsInline muted />
      )}
      <div className="parley-tile-name">
        {!person.audio && <MicOff role="img" aria-label={t('room.microphoneOff')} size={16} strokeWidth={1.5} />}
        <span className="parley-tile-name-text">{person.name}</span>
      </div>
    </div>
  );
}

interface SmallControlProps {
  label: string;
  look: 'off' | 'leave' | null;
  onPress: () => void;
  children: ReactNode;
}

/** A plain button: those of React Aria have their tooltips in the other window. */
const SmallControl = ({ label, look, onPress, children }: SmallControlProps) => (
  <button
    type="button"
    className={classNames('parley-control', look !== null && `parley-control-${look}`)}
    aria-label={label}
    title={label}
    onClick={onPress}
  >
    {children}
  </button>
);
