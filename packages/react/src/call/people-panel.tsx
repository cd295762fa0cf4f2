import type { RemoteParticipant, Room, SelfView } from '@parley/client';
import type { Translate } from '@parley/locales';
import { Hand, MicOff, VideoOff } from 'lucide-react';
import { useSlice } from '../hooks/use-slice.ts';
import { Avatar, useMessages } from '../parts/index.ts';
import { handOrder } from './hand-order.ts';
import { isReconnecting } from './is-reconnecting.ts';

interface Row {
  id: string;
  name: string;
  self: boolean;
  avatarUrl: string | null;
  /** Role or state, in words. */
  note: string | null;
  audio: boolean;
  video: boolean;
  handRaisedAt: string | null;
}

/** Everybody in the room: raised hands first, in their order, then as they came. */
export function PeoplePanel({ room }: { room: Room }) {
  const t = useMessages();
  const participants = useSlice(room.participants);
  const self = useSlice(room.self);
  const rows = [...(self === null ? [] : [selfRow(self)]), ...participants.map((person) => remoteRow(t, person))];
  const hands = handOrder(rows);
  const place = (row: Row) => hands.get(row.id) ?? Number.POSITIVE_INFINITY;
  const sorted = rows.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  return (
    <ul className="parley-people">
      {sorted.map((row) => (
        <PersonRow key={row.id} row={row} hand={hands.get(row.id) ?? null} />
      ))}
    </ul>
  );
}

function PersonRow({ row, hand }: { row: Row; hand: number | null }) {
  const t = useMessages();
  return (
    <li className="parley-person">
      <Avatar name={row.name} avatarUrl={row.avatarUrl} />
      <div className="parley-person-words">
        <span>{row.self ? t('common.you', { name: row.name }) : row.name}</span>
        {row.note !== null && <small>{row.note}</small>}
      </div>
      {hand !== null && (
        <span className="parley-person-hand" role="img" aria-label={t('room.handNumber', { order: hand })}>
          <Hand aria-hidden size={16} strokeWidth={1.5} />
          {hand}
        </span>
      )}
      {!row.video && <VideoOff role="img" aria-label={t('room.cameraOff')} size={16} strokeWidth={1.5} />}
      {!row.audio && <MicOff role="img" aria-label={t('room.microphoneOff')} size={16} strokeWidth={1.5} />}
    </li>
  );
}

const selfRow = ({ participantId, name, audio, video, handRaisedAt }: SelfView): Row => ({
  id: participantId,
  name,
  self: true,
  avatarUrl: null,
  note: null,
  audio,
  video,
  handRaisedAt,
});

function remoteRow(t: Translate, person: RemoteParticipant): Row {
  const { id, name, avatarUrl, audio, video, handRaisedAt } = person;
  return { id, name, self: false, avatarUrl, audio, video, handRaisedAt, note: noteOf(t, person) };
}

function noteOf(t: Translate, person: RemoteParticipant): string | null {
  if (isReconnecting(person)) return t('room.theyReconnect');
  if (person.role === 'host') return t('room.host');
  return person.role === 'moderator' ? t('room.moderator') : null;
}
