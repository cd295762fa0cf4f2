import type { LocalMedia } from '@parley/client';
import { MicOff, Video, VideoOff } from 'lucide-react';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { isOn } from './call-controls.ts';
import { Control } from './control.tsx';
import { DeviceMenu } from './device-menu.tsx';
import { MicrophoneIcon } from './microphone-icon.tsx';

interface DeviceControlProps {
  media: LocalMedia;
  onPress: () => void;
}

/** Microphone on and off, with its level in the icon, and the arrow to choose microphone and speaker. */
export function MicrophoneControl({ media, onPress }: DeviceControlProps) {
  const t = useMessages();
  const view = useSlice(media.view);
  const on = isOn(view.microphone.status);
  return (
    <div className="parley-control-pair">
      <Control
        label={t(on ? 'room.turnOffMicrophone' : 'room.turnOnMicrophone')}
        icon={on ? <MicrophoneIcon level={media.level} /> : <MicOff aria-hidden />}
        off={!on}
        onPress={onPress}
      />
      <DeviceMenu
        label={t('room.microphoneMenu')}
        groups={[
          {
            title: t('join.microphone'),
            choices: view.devices.microphones,
            value: view.microphone.status === 'on' ? view.microphone.deviceId : null,
            onChange: (id) => void media.selectMicrophone(id),
          },
          {
            title: t('join.speaker'),
            choices: view.devices.speakers,
            value: view.speakerId ?? view.devices.speakers[0]?.deviceId ?? null,
            onChange: (id) => media.selectSpeaker(id),
          },
        ]}
      />
    </div>
  );
}

/** Camera on and off, and the arrow to choose one. */
export function CameraControl({ media, onPress }: DeviceControlProps) {
  const t = useMessages();
  const view = useSlice(media.view);
  const on = isOn(view.camera.status);
  return (
    <div className="parley-control-pair">
      <Control
        label={t(on ? 'room.turnOffCamera' : 'room.turnOnCamera')}
        icon={on ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        off={!on}
        onPress={onPress}
      />
      <DeviceMenu
        label={t('room.cameraMenu')}
        groups={[
          {
            title: t('join.camera'),
            choices: view.devices.cameras,
            value: view.camera.status === 'on' ? view.camera.deviceId : null,
            onChange: (id) => void media.selectCamera(id),
          },
        ]}
      />
    </div>
  );
}
