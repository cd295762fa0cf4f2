import type { LocalMedia } from '@parley/client';
import { useState } from 'react';
import { BackgroundSetting } from '../devices/background-setting.tsx';
import { browserName } from '../devices/browser-name.ts';
import { deviceTroubles } from '../devices/device-trouble.ts';
import { useNow } from '../hooks/use-now.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { Faces, useLocale } from '../parts/index.ts';
import { DeviceRows } from '../devices/device-rows.tsx';
import { JoinForm, type JoinFormProps } from './join-form.tsx';
import type { MeetingDoor } from './meeting-door.ts';
import { presenceText } from './presence.ts';
import { Preview } from './preview.tsx';

export interface LobbyProps extends Omit<JoinFormProps, 'view'> {
  /** Its devices are shown and chosen here; turn them on before or beside. */
  media: LocalMedia;
  /** The person turned a device on or off: something to remember for the next time. */
  onSwitch?: (device: 'microphone' | 'camera', on: boolean) => void;
}

/** The page before a meeting: see and hear oneself, choose devices, come in. */
export function Lobby(props: LobbyProps) {
  const { door, media, name } = props;
  const view = useSlice(media.view);
  const [choosing, setChoosing] = useState(false);
  const troubles = deviceTroubles(view, browserName(navigator.userAgent));
  return (
    <div className="parley-lobby">
      <div className="parley-lobby-page">
        <section className="parley-lobby-devices-side">
          <Preview
            media={media}
            view={view}
            troubles={troubles}
            name={door.caller?.name ?? name}
            onSwitch={props.onSwitch}
            choosing={choosing}
            onChoosing={setChoosing}
          />
          {choosing && <BackgroundSetting />}
          <DeviceRows media={media} view={view} />
        </section>
        <section className="parley-lobby-meeting">
          <MeetingWords door={door} />
          <JoinForm {...props} view={view} />
        </section>
      </div>
    </div>
  );
}

/** When, what, with whom, and who is there. */
export function MeetingWords({ door }: { door: MeetingDoor }) {
  const { t, times } = useLocale();
  const now = useNow(60_000);
  return (
    <div className="parley-lobby-words">
      <p className="parley-lobby-when">{times.range(door.startsAt, door.endsAt, now, door.timeZone)}</p>
      <h1 className="parley-lobby-title">{door.title}</h1>
      <p className="parley-lobby-host">{t('join.hostedBy', { name: door.hostName })}</p>
      <p className="parley-lobby-present">
        <Faces people={door.present.people} count={door.present.people.length === 0 ? 0 : door.present.count} />
        <span>{presenceText(t, door.present)}</span>
      </p>
    </div>
  );
}
