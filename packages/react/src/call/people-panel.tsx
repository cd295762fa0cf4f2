import type { RemoteParticipant, Room, SelfView } from '@parley/client';
import type { Translate } from '@parley/locales';
import { Hand, MicOff, Search, VideoOff } from 'lucide-react';
import { useState } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import { Avatar, useMessages } from '../parts/index.ts';
import type { CallView } from './call-view.ts';
import { findsName } from './find-name.ts';
import { handOrder } from './hand-order.ts';
import { isReconnecting } from './is-reconnecting.ts';
import { TilePin } from './tile-pin.tsx';

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
export function PeoplePanel({ room, view }: { room: Room; view: CallView }) {
  const t = useMessages();
  const participants = useSlice(room.participants);
  const self = useSlice(room.self);
  const pinned = useSlice(view.pinned);
  const [wanted, setWanted] = useState('');
  const rows = [...(self === null ? [] : [selfRow(self)]), ...participants.map((person) => remoteRow(t, person))];
  const hands = handOrder(rows);
  const place = (row: Row) => hands.get(row.id) ?? Number.POSITIVE_INFINITY;
  const found = rows
    .filter(({ name }) => findsName(name, wanted))
    .toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  const pinOf = ({ id, self }: Row) =>
    self || participants.length < 2 ? null : () => view.pin(id === pinned ? null : id);
  return (
    <>
      <div className="parley-people-search">
        <Search aria-hidden size={16} strokeWidth={1.5} />
        <input
          type="search"
          aria-label={t('room.findPerson')}
          placeholder={t('room.findPerson')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <ul className="parley-people">
        {found.map((row) => (
          <PersonRow
            key={row.id}
            row={row}
            hand={hands.get(row.id) ?? null}
            pinned={row.id === pinned}
            onPin={pinOf(row)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className="parley-people-none" role="status">
          {t('room.nobodyFound', { name: wanted.trim() })}
        </p>
      )}
    </>
  );
}

interface PersonRowProps {
  row: Row;
  hand: number | null;
  pinned: boolean;
  /** Null for who cannot be pinned. */
  onPin: (() => void) | null;
}

function PersonRow({ row, hand, pinned, onPin }: PersonRowProps) {
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
      {onPin !== null && <TilePin name={row.name} pinned={pinned} onPin={onPin} />}
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
