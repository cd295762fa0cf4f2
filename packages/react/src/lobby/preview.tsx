import type { LocalMediaView } from '@parley/client';
import { browserName } from '../devices/browser-name.ts';
import type { Troubles } from '../devices/device-trouble.ts';
import { useStream } from '../hooks/use-stream.ts';
import { Avatar, useMessages } from '../parts/index.ts';
import { HiddenRoom, useHiddenRoom } from './hidden-room.tsx';
import { PreviewSwitches, type PreviewSwitchesProps } from './preview-switches.tsx';
import { TroubleView } from './trouble-view.tsx';

interface PreviewProps extends PreviewSwitchesProps {
  troubles: Troubles;
  name: string;
}

/** The visitor as the others will see them, only mirrored, with the switches. What is wrong is told in its place. */
export function Preview({ troubles, name, ...switches }: PreviewProps) {
  const t = useMessages();
  const { media, view } = switches;
  const video = useStream<HTMLVideoElement>(view.cameraStream);
  const hidden = useHiddenRoom(view);
  return (
    <div className="parley-lobby-preview">
      {view.cameraStream ? (
        <video ref={video} className="parley-lobby-video" aria-label={t('join.preview')} autoPlay playsInline muted />
      ) : troubles.preview ? (
        <TroubleView trouble={troubles.preview} media={media} />
      ) : hidden ? (
        <HiddenRoom {...hidden} media={media} />
      ) : (
        <Absent status={view.camera.status} name={name} />
      )}
      {troubles.line ? (
        <TroubleView trouble={troubles.line} media={media} line />
      ) : (
        view.cameraStream && <span className="parley-lobby-chip">{t('join.onlyYou')}</span>
      )}
      <PreviewSwitches {...switches} />
    </div>
  );
}

/** Nothing is wrong, there is only no picture. While it is awaited, it may be the person whom the browser waits for. */
function Absent({ status, name }: { status: LocalMediaView['camera']['status']; name: string }) {
  const t = useMessages();
  const browser = browserName(navigator.userAgent).name ?? t('join.thisBrowser');
  return (
    <div className="parley-lobby-absent">
      {name.trim() !== '' && <Avatar name={name} avatarUrl={null} size={96} />}
      {status === 'starting' ? (
        <p>
          {t('join.cameraStarting')}
          <span className="parley-lobby-asked">{t('join.allowWhenAsked', { browser })}</span>
        </p>
      ) : (
        <p>{t('join.cameraOff')}</p>
      )}
    </div>
  );
}
