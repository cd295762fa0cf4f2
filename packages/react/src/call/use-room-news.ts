import type { Room, RoomEvents } from '@parley/client';
import type { Translate } from '@parley/locales';
import { useEffect } from 'react';
import { isReconnecting } from './is-reconnecting.ts';
import { announce, toasts, useMessages } from '../parts/index.ts';
import { REACTION_NAMES } from './reaction-names.ts';

/** In a larger room people come and go all the time: that is said to screen readers only. */
const SMALL_ROOM = 8;
const LONGEST_QUOTE = 120;

/** Says what happens in the room: as a toast, and to screen readers. */
export function useRoomNews(room: Room, chatOpen: boolean, openChat: () => void): void {
  const t = useMessages();
  useEffect(() => {
    const presence = (text: string) => {
      if (room.participants.getSnapshot().length < SMALL_ROOM) toasts.show(text);
      else announce(text);
    };
    const stops = [
      room.on('participantJoined', ({ name }, rejoined) =>
        presence(t(rejoined ? 'room.rejoined' : 'room.joined', { name })),
      ),
      room.on('participantLeft', ({ name }, reason) => {
        if (reason !== 'taken_over' && reason !== 'ended') {
          presence(t(reason === 'lost' ? 'room.lostBy' : 'room.leftBy', { name }));
        }
      }),
      room.on('handRaised', ({ name }) => void toasts.show(t('room.handRaisedBy', { name }))),
      room.on('reaction', sayReactions(t)),
      room.on('handLowered', ({ name }) => announce(t('room.handLoweredBy', { name }))),
    ];
    return () => {
      for (const stop of stops) stop();
      // What was news in the call is none after it.
      toasts.clear();
    };
  }, [room, t]);

  useEffect(() => {
    // The open chat is a live region of its own.
    if (chatOpen) return undefined;
    let shown: number | null = null;
    const stop = room.on('chatMessage', ({ own, name, text }) => {
      if (own) return;
      const said = t('room.says', { name, text: shorten(text) });
      shown = toasts.show(said, { key: 'chat', stay: 6000, action: { label: t('room.chat'), onPress: openChat } });
    });
    return () => {
      stop();
      if (shown !== null) toasts.dismiss(shown);
    };
  }, [room, t, chatOpen, openChat]);

  useEffect(() => {
    if (room.self.getSnapshot()?.mutedOnEntry === true) toasts.show(t('room.mutedOnEntry'), { stay: 8000 });
  }, [room, t]);

  // It is seen on the tile.
  useEffect(() => {
    let before = reconnectingOnes(room);
    return room.participants.subscribe(() => {
      const now = reconnectingOnes(room);
      for (const [id, name] of now) if (!before.has(id)) announce(t('room.reconnectingOf', { name }));
      before = now;
    });
  }, [room, t]);

  useEffect(() => {
    let lost = false;
    return room.connection.subscribe(() => {
      const { status } = room.connection.getSnapshot();
      if (status === 'connected' && lost) announce(t('room.connectedAgain'));
      if (status === 'reconnecting' || status === 'failed') lost = true;
      else if (status === 'connected') lost = false;
    });
  }, [room, t]);
}

/** Applause is many presses: the same of the same person is said once in so many milliseconds. */
const APPLAUSE = 5000;

function sayReactions(t: Translate): (...args: RoomEvents['reaction']) => void {
  const said = new Map<string, number>();
  return ({ id, name }, reaction) => {
    const now = performance.now();
    const before = said.get(id + reaction) ?? Number.NEGATIVE_INFINITY;
    said.set(id + reaction, now);
    if (now - before > APPLAUSE) announce(t('room.reacted', { name, reaction: t(REACTION_NAMES[reaction]) }));
  };
}

const reconnectingOnes = (room: Room): ReadonlyMap<string, string> =>
  new Map(room.participants.getSnapshot().flatMap((one) => (isReconnecting(one) ? [[one.id, one.name]] : [])));

const shorten = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).trimEnd()}…`;
