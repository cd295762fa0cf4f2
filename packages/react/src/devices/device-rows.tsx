import type { DeviceState, LocalMedia, LocalMediaView } from '@parley/client';
import type { MessageId, Translate } from '@parley/locales';
import { Mic, Play, Video, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { DeviceSelect } from './device-select.tsx';
import { LevelBars } from './level-bars.tsx';
import { playTestTone } from './test-tone.ts';
import { IconButton, useMessages } from '../parts/index.ts';

/** Microphone with its level, camera, and speaker with a test tone, each with its native menu. */
export function DeviceRows({ media, view }: { media: LocalMedia; view: LocalMediaView }) {
  const t = useMessages();
  const microphone = useLastDevice(view.microphone);
  const camera = useLastDevice(view.camera);
  return (
    <div className="parley-devices">
      <DeviceSelect
        label={t('join.microphone')}
        icon={<Mic aria-hidden size={20} strokeWidth={1.5} />}
        choices={view.devices.microphones}
        value={microphone}
        problem={problem(t, view.microphone, MICROPHONE)}
        onChange={(id) => void media.selectMicrophone(id)}
      >
        {view.microphone.status === 'on' && <LevelBars level={media.level} />}
      </DeviceSelect>
      <DeviceSelect
        label={t('join.camera')}
        icon={<Video aria-hidden size={20} strokeWidth={1.5} />}
        choices={view.devices.cameras}
        value={camera}
        problem={problem(t, view.camera, CAMERA)}
        onChange={(id) => void media.selectCamera(id)}
      />
      <DeviceSelect
        label={t('join.speaker')}
        icon={<Volume2 aria-hidden size={20} strokeWidth={1.5} />}
        choices={view.devices.speakers}
        value={view.speakerId ?? view.devices.speakers[0]?.deviceId ?? null}
        onChange={(id) => media.selectSpeaker(id)}
      >
        <TestTone speakerId={view.speakerId} />
      </DeviceSelect>
    </div>
  );
}

function TestTone({ speakerId }: { speakerId: string | null }) {
  const t = useMessages();
  const [playing, setPlaying] = useState(false);
  const play = () => {
    setPlaying(true);
    // A speaker that went away meanwhile: the list tells it by itself.
    playTestTone(speakerId)
      .catch(() => {})
      .finally(() => setPlaying(false));
  };
  return (
    <IconButton
      size="small"
      className="parley-device-test"
      label={t('join.testSound')}
      icon={<Play aria-hidden />}
      isDisabled={playing}
      onPress={play}
    />
  );
}

/** The device that was last on, so that the row keeps its name while the device is off. */
function useLastDevice(state: DeviceState): string | null {
  const [last, setLast] = useState<string | null>(null);
  const current = state.status === 'on' ? state.deviceId : last;
  if (current !== last) setLast(current);
  return current;
}

type Problems = Readonly<Record<'blocked' | 'missing' | 'failed', Extract<MessageId, `join.${string}`>>>;
const MICROPHONE = {
  blocked: 'join.microphoneBlocked',
  missing: 'join.microphoneMissing',
  failed: 'join.microphoneFailed',
} as const satisfies Problems;
const CAMERA = {
  blocked: 'join.cameraBlocked',
  missing: 'join.cameraMissing',
  failed: 'join.cameraFailed',
} as const satisfies Problems;

function problem(t: Translate, state: DeviceState, words: typeof MICROPHONE | typeof CAMERA): string | null {
  if (state.status !== 'failed') return null;
  if (state.error.code === 'MEDIA_DENIED' || state.error.code === 'INSECURE_CONTEXT') return t(words.blocked);
  return t(state.error.code === 'MEDIA_NOT_FOUND' ? words.missing : words.failed);
}
