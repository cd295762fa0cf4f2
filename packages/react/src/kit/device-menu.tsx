import type { LocalMedia } from '@parley/client';
import { DeviceMenu as ArrowMenu } from '../call/device-menu.tsx';
import { CameraControl as Camera, MicrophoneControl as Microphone } from '../call/device-controls.tsx';
import { DeviceRows } from '../devices/device-rows.tsx';
import { useDevices } from '../hooks/use-devices.ts';
import { useMessages } from '../parts/index.ts';

const WORDS = {
  microphone: ['room.microphoneMenu', 'join.microphone'],
  camera: ['room.cameraMenu', 'join.camera'],
  speaker: ['room.microphoneMenu', 'join.speaker'],
} as const;

/**
 * A small button that opens the choice of microphones, cameras or speakers.
 *
 * @example
 * <DeviceMenu kind="microphone" />
 */
export function DeviceMenu({ kind, media }: { kind: 'microphone' | 'camera' | 'speaker'; media?: LocalMedia }) {
  const t = useMessages();
  const state = useDevices(media);
  const [label, title] = WORDS[kind];
  const choices = {
    microphone: {
      choices: state.devices.microphones,
      value: state.microphone.status === 'on' ? state.microphone.deviceId : null,
      onChange: (id: string) => void state.selectMicrophone(id),
    },
    camera: {
      choices: state.devices.cameras,
      value: state.camera.status === 'on' ? state.camera.deviceId : null,
      onChange: (id: string) => void state.selectCamera(id),
    },
    speaker: {
      choices: state.devices.speakers,
      value: state.speakerId ?? state.devices.speakers[0]?.deviceId ?? null,
      onChange: (id: string) => state.selectSpeaker(id),
    },
  }[kind];
  return (
    <div className="parley-kit-menu">
      <ArrowMenu label={t(label)} groups={[{ title: t(title), ...choices }]} />
    </div>
  );
}

/**
 * Microphone on and off, with its level in the icon, and the menu of microphones and speakers.
 *
 * @example
 * <MicrophoneControl />
 */
export function MicrophoneControl({ media }: { media?: LocalMedia }) {
  const { media: found, microphone, setMicrophone } = useDevices(media);
  const on = microphone.status === 'on' || microphone.status === 'starting';
  return (
    <div className="parley-kit-controls">
      <Microphone media={found} onPress={() => void setMicrophone(!on)} />
    </div>
  );
}

/**
 * Camera on and off, and the menu of cameras.
 *
 * @example
 * <CameraControl />
 */
export function CameraControl({ media }: { media?: LocalMedia }) {
  const { media: found, camera, setCamera } = useDevices(media);
  const on = camera.status === 'on' || camera.status === 'starting';
  return (
    <div className="parley-kit-controls">
      <Camera media={found} onPress={() => void setCamera(!on)} />
    </div>
  );
}

/**
 * Rows of microphone with its meter, camera, and speaker with a test tone, each with its native menu; says what is wrong.
 *
 * @example
 * <DevicePicker media={media} />
 */
export function DevicePicker({ media }: { media?: LocalMedia }) {
  const { media: found, ...view } = useDevices(media);
  return <DeviceRows media={found} view={view} />;
}
