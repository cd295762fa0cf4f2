import { type Entering, LobbyPage, type MeetingDoor } from '@parley/react';
import type { DeviceAnswer } from '@parley/react/example';
import { useState } from 'react';
import type { Group } from './state.ts';
import { WithDevices } from './with-devices.tsx';

const DOOR: MeetingDoor = {
  title: 'Design review',
  hostName: 'Noor Haddad',
  startsAt: new Date(Date.now() - 5 * 60_000).toISOString(),
  endsAt: new Date(Date.now() + 40 * 60_000).toISOString(),
  timeZone: 'Europe/Berlin',
  opensAt: new Date(Date.now() - 20 * 60_000).toISOString(),
  needs: { name: true, account: false },
  caller: null,
  present: {
    count: 2,
    people: [
      { name: 'Noor Haddad', avatarUrl: null },
      { name: 'Ben Okafor', avatarUrl: null },
    ],
  },
  opens: 'room',
};

interface ExampleLobbyProps {
  door?: Partial<MeetingDoor>;
  entering?: Entering;
  camera?: DeviceAnswer;
  microphone?: DeviceAnswer;
}

function ExampleLobby({ door, entering = { status: 'no' }, camera, microphone }: ExampleLobbyProps) {
  const [name, setName] = useState('Ada Winter');
  return (
    <WithDevices camera={camera ?? 'works'} microphone={microphone ?? 'works'}>
      {(media) => (
        <LobbyPage
          door={{ ...DOOR, ...door }}
          media={media}
          name={name}
          onNameChange={setName}
          entering={entering}
          onJoin={() => {}}
          onMoveHere={() => {}}
          onStay={() => {}}
          signInUrl="#"
        />
      )}
    </WithDevices>
  );
}

/** The page before a meeting. */
export const lobbyGroup: Group = {
  id: 'lobby',
  title: 'Lobby',
  text: 'The page before a meeting: see and hear oneself, and come in.',
  states: [
    { name: 'Ready', width: 1100, content: <ExampleLobby /> },
    { name: 'Camera refused', width: 1100, content: <ExampleLobby camera="denied" /> },
    {
      name: 'Another app has the camera, no microphone',
      width: 1100,
      content: <ExampleLobby camera="in_use" microphone="missing" />,
    },
    {
      name: 'Refused',
      width: 1100,
      content: (
        <ExampleLobby entering={{ status: 'refused', sentence: 'The meeting is full. Ask the host for a place.' }} />
      ),
    },
    { name: 'There on another device', width: 1100, content: <ExampleLobby entering={{ status: 'already_here' }} /> },
    {
      name: 'For people with an account',
      width: 1100,
      content: <ExampleLobby door={{ needs: { name: false, account: true } }} />,
    },
    { name: '360 pixels', width: 360, content: <ExampleLobby /> },
  ],
};
