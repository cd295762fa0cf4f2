import type { LocalMedia, LocalMediaView } from '@parley/client';
import { Mic, MicOff, Video, VideoOff, Wallpaper } from 'lucide-react';
import { useBackground } from '../devices/background-context.ts';
import { classNames, IconButton, useMessages } from '../parts/index.ts';

export interface PreviewSwitchesProps {
  media: LocalMedia;
  view: LocalMediaView;
  /** The person turned a device on or off. */
  onSwitch?: ((device: 'microphone' | 'camera', on: boolean) => void) | undefined;
  /** Whether the choice of backgrounds is open. */
  choosing: boolean;
  onChoosing: (open: boolean) => void;
}

/** Microphone and camera on and off, and what is behind the person. */
export function PreviewSwitches({ media, view, onSwitch, choosing, onChoosing }: PreviewSwitchesProps) {
  const t = useMessages();
  const background = useBackground();
  const microphone = isOn(view.microphone.status);
  const camera = isOn(view.camera.status);
  return (
    <div className="parley-lobby-switches">
      <IconButton
        className={classNames('parley-lobby-round', !microphone && 'parley-lobby-round-off')}
        label={t(microphone ? 'room.turnOffMicrophone' : 'room.turnOnMicrophone')}
        icon={microphone ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        onPress={() => {
          onSwitch?.('microphone', !microphone);
          void media.setMicrophone(!microphone);
        }}
      />
      <IconButton
        className={classNames('parley-lobby-round', !camera && 'parley-lobby-round-off')}
        label={t(camera ? 'room.turnOffCamera' : 'room.turnOnCamera')}
        icon={camera ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        onPress={() => {
          onSwitch?.('camera', !camera);
          void media.setCamera(!camera);
        }}
      />
      {background !== null && (
        <IconButton
          className={classNames('parley-lobby-round', choosing && 'parley-lobby-round-open')}
          label={t('join.background')}
          icon={<Wallpaper aria-hidden />}
          aria-expanded={choosing}
          onPress={() => onChoosing(!choosing)}
        />
      )}
    </div>
  );
}

const isOn = (status: LocalMediaView['camera']['status']): boolean => status === 'on' || status === 'starting';
