import type { LocalMedia, LocalMediaView } from '@parley/client';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { DeviceTrouble } from '../devices/device-trouble.ts';
import { useStream } from '../hooks/use-stream.ts';
import { Avatar, IconButton, useMessages } from '../parts/index.ts';
import { TroubleView } from './trouble-view.tsx';

interface PreviewProps {
  media: LocalMedia;
  view: LocalMediaView;
  trouble: DeviceTrouble | null;
  name: string;
}

/** The visitor as the others will see them, only mirrored, with the two switches. */
export function Preview({ media, view, trouble, name }: PreviewProps) {
  const t = useMessages();
  const video = useStream<HTMLVideoElement>(view.cameraStream);
  return (
    <div className="parley-lobby-preview">
      {view.cameraStream ? (
        <>
          <video ref={video} className="parley-lobby-video" aria-label={t('join.preview')} autoPlay playsInline muted />
          <span className="parley-lobby-chip">{t('join.onlyYou')}</span>
        </>
      ) : trouble ? (
        <TroubleView trouble={trouble} media={media} />
      ) : (
        <Absent text={t(view.camera.status === 'starting' ? 'join.cameraStarting' : 'join.cameraOff')} name={name} />
      )}
      <Switches media={media} view={view} />
    </div>
  );
}

function Absent({ text, name }: { text: string; name: string }) {
  return (
    <div className="parley-lobby-absent">
      {name.trim() !== '' && <Avatar name={name} avatarUrl={null} size={96} />}
      <p>{text}</p>
    </div>
  );
}

function Switches({ media, view }: { media: LocalMedia; view: LocalMediaView }) {
  const t = useMessages();
  const microphone = isOn(view.microphone.status);
  const camera = isOn(view.camera.status);
  return (
    <div className="parley-lobby-switches">
      <IconButton
        className={microphone ? 'parley-lobby-round' : 'parley-lobby-round parley-lobby-round-off'}
        label={t(microphone ? 'room.turnOffMicrophone' : 'room.turnOnMicrophone')}
        icon={microphone ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        onPress={() => void media.setMicrophone(!microphone)}
      />
      <IconButton
        className={camera ? 'parley-lobby-round' : 'parley-lobby-round parley-lobby-round-off'}
        label={t(camera ? 'room.turnOffCamera' : 'room.turnOnCamera')}
        icon={camera ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        onPress={() => void media.setCamera(!camera)}
      />
    </div>
  );
}

const isOn = (status: LocalMediaView['camera']['status']): boolean => status === 'on' || status === 'starting';
