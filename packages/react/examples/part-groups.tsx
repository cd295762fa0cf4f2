import {
  CameraControl,
  Captions,
  Chat,
  ControlBar,
  DeviceMenu,
  DevicePicker,
  LevelMeter,
  MicrophoneControl,
  PeopleList,
  PersonMeter,
  Stage,
  Tile,
} from '@parley/react';
import { exampleId } from '@parley/react/example';
import { InRoom } from './in-room.tsx';
import { PEOPLE, ROOMS } from './people.ts';
import type { Group, State } from './state.ts';
import { WithDevices } from './with-devices.tsx';

const tile = (name: string, room: keyof typeof ROOMS, who: number): State => ({
  name,
  width: 320,
  content: (
    <InRoom options={ROOMS[room]}>
      <Tile participantId={exampleId('prt', who)} />
    </InRoom>
  ),
});

const noPanel = () => {};

/** Each part alone. */
export const partGroups: readonly Group[] = [
  {
    id: 'tile',
    title: 'Tile',
    text: 'One person. The ring says who speaks; the rest is said only when it matters.',
    states: [
      tile('Speaks', 'group', 0),
      tile('Muted', 'group', 1),
      tile('Camera off', 'group', 2),
      tile('Weak connection', 'group', 4),
      tile('Reconnecting', 'group', 5),
      tile('Connecting', 'paths', 0),
      tile('No way through', 'paths', 1),
      tile('Oneself', 'group', -1),
      tile('Oneself, camera off', 'muted', -1),
    ],
  },
  {
    id: 'stage',
    title: 'Stage',
    text: 'Everybody, placed so that the least is wasted and the least moves.',
    states: [
      {
        name: 'Alone',
        width: 480,
        height: 320,
        content: <InRoom options={ROOMS.alone} children={<Stage link="#" />} />,
      },
      { name: 'Two', width: 480, height: 320, content: <InRoom options={ROOMS.two} children={<Stage />} /> },
      { name: 'Seven', width: 640, height: 420, content: <InRoom options={ROOMS.group} children={<Stage />} /> },
      {
        name: 'A shared screen',
        width: 640,
        height: 420,
        content: <InRoom options={ROOMS.share} children={<Stage />} />,
      },
      { name: '360 pixels', width: 360, height: 560, content: <InRoom options={ROOMS.group} children={<Stage />} /> },
    ],
  },
  {
    id: 'control-bar',
    title: 'Control bar',
    text: 'What there is to do, in one row; panels are the host’s.',
    states: [
      {
        name: 'Everything on',
        width: 640,
        content: <InRoom options={ROOMS.group} children={<ControlBar panel="chat" onPanel={noPanel} />} />,
      },
      {
        name: 'Muted, camera off, hand up, something unread',
        width: 640,
        content: <InRoom options={ROOMS.muted} children={<ControlBar onPanel={noPanel} unread={3} />} />,
      },
      {
        name: '360 pixels, without panels',
        width: 360,
        content: <InRoom options={ROOMS.two} children={<ControlBar />} />,
      },
    ],
  },
  {
    id: 'devices',
    title: 'Devices',
    text: 'Choose and switch devices, before a call or in it.',
    states: [
      {
        name: 'Controls with their menus',
        width: 320,
        content: (
          <InRoom options={ROOMS.two}>
            <div className="examples-row">
              <MicrophoneControl />
              <CameraControl />
              <DeviceMenu kind="speaker" />
            </div>
          </InRoom>
        ),
      },
      { name: 'Picker', width: 420, content: <WithDevices>{(media) => <DevicePicker media={media} />}</WithDevices> },
      {
        name: 'Picker, camera refused, no microphone',
        width: 420,
        content: (
          <WithDevices camera="denied" microphone="missing">
            {(media) => <DevicePicker media={media} />}
          </WithDevices>
        ),
      },
      {
        name: 'Meters: of the microphone, of somebody',
        width: 320,
        content: (
          <InRoom options={ROOMS.group}>
            <div className="examples-row">
              <LevelMeter />
              <PersonMeter participantId={exampleId('prt', 0)} />
            </div>
          </InRoom>
        ),
      },
    ],
  },
  {
    id: 'chat',
    title: 'Chat and people',
    text: 'What was said, and who is there.',
    states: [
      { name: 'Chat', width: 360, height: 440, content: <InRoom options={ROOMS.group} children={<Chat />} /> },
      {
        name: 'Nothing said yet',
        width: 360,
        height: 440,
        content: <InRoom options={ROOMS.alone} children={<Chat />} />,
      },
      { name: 'People', width: 360, height: 440, content: <InRoom options={ROOMS.group} children={<PeopleList />} /> },
    ],
  },
  {
    id: 'captions',
    title: 'Captions',
    text: 'The place of words that are spoken; the words come from the host.',
    states: [
      {
        name: 'Two lines over a stage',
        width: 640,
        height: 360,
        content: (
          <InRoom options={ROOMS.two}>
            <Stage />
            <Captions
              label="Captions"
              lines={[
                { key: '1', name: PEOPLE[0]?.name ?? '', text: 'Shall we look at the second page together?' },
                { key: '2', name: 'Ada Winter', text: 'Yes. I have one question about the goals for spring.' },
              ]}
            />
          </InRoom>
        ),
      },
    ],
  },
];
