import {
  useChat,
  useHand,
  useParticipants,
  useRemoteMedia,
  useRoomEvent,
  useSelf,
  useShown,
  useSpeaker,
  useStream,
  VideoCall,
} from '@parley/react';
import { type ExampleRoom, exampleId } from '@parley/react/example';
import { useState } from 'react';
import { InRoom } from './in-room.tsx';
import { ROOMS } from './people.ts';
import type { Group, State } from './state.ts';

const call = (name: string, room: keyof typeof ROOMS, width: number, height: number): State => ({
  name,
  width,
  height,
  content: (
    <InRoom options={ROOMS[room]} {...(room === 'lost' ? { onEntered: loseSoon } : {})}>
      {({ room: entered }) => <VideoCall room={entered} link="https://meet.example.org/j/abc-defg-hij" />}
    </InRoom>
  ),
});

const loseSoon = ({ server }: ExampleRoom) => server.lose();

/** A page of a host's own, made of hooks alone. */
function OwnRoom() {
  const self = useSelf();
  const participants = useParticipants();
  const { entries, send } = useChat();
  const { raised, raise } = useHand();
  const [news, setNews] = useState('');
  useRoomEvent('handRaised', ({ name }) => setNews(`${name} raised a hand`));
  return (
    <div className="examples-own">
      <p>
        {self?.name} with {participants.map(({ name }) => name).join(', ')}. {news}
      </p>
      <div className="examples-row">
        {participants.slice(0, 2).map(({ id }) => (
          <OwnPicture key={id} participantId={id} />
        ))}
      </div>
      <button type="button" aria-pressed={raised} onClick={() => void raise(!raised)}>
        {raised ? 'Hand is up' : 'Raise hand'}
      </button>
      <button type="button" onClick={() => send('Hello')}>
        Say hello ({entries.length})
      </button>
    </div>
  );
}

function OwnPicture({ participantId }: { participantId: string }) {
  const media = useRemoteMedia(participantId);
  const picture = useStream<HTMLVideoElement>(media?.video ?? null);
  const shown = useShown(participantId, 'video');
  const speaks = useSpeaker() === participantId;
  return (
    <div ref={shown} className="examples-picture" data-speaks={speaks ? '' : undefined}>
      <video
        ref={picture}
        autoPlay
        playsInline
        muted
        aria-label={participantId === exampleId('prt', 0) ? 'Noor' : 'Ben'}
      />
    </div>
  );
}

/** Whole calls, and a room of a host's own making. */
export const callGroups: readonly Group[] = [
  {
    id: 'video-call',
    title: 'Video call',
    text: 'The whole call in one component. It fills what holds it and is dark in every theme.',
    states: [
      call('Two', 'two', 960, 560),
      call('Seven', 'group', 1100, 640),
      call('A shared screen', 'share', 1100, 640),
      call('Alone', 'alone', 720, 460),
      call('Sound held back', 'soundHeld', 720, 460),
      call('Connection lost', 'lost', 720, 460),
      call('360 pixels', 'group', 360, 640),
    ],
  },
  {
    id: 'hooks',
    title: 'Hooks',
    text: 'A room of a host’s own making, with nothing of ours to be seen.',
    states: [{ name: 'Own page', width: 640, content: <InRoom options={ROOMS.group} children={<OwnRoom />} /> }],
  },
];
