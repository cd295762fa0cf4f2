import { describe, expect, it, vi } from 'vitest';
import { exampleId, exampleRoom } from './index.ts';

// Node has none; nothing is played here.
vi.stubGlobal('MediaStream', EventTarget);

const enter = () =>
  exampleRoom({
    people: [
      { name: 'Ben', camera: false, speaks: true },
      { name: 'Cleo', camera: false, hand: true },
    ],
    chat: [{ who: 0, text: 'Good morning' }],
    camera: false,
    microphone: false,
  });

describe('a room that is played', () => {
  it('has the people and the words it was given', async () => {
    const { room } = await enter();
    expect(room.connection.getSnapshot().status).toBe('connected');
    expect(room.participants.getSnapshot().map(({ name }) => name)).toEqual(['Ben', 'Cleo']);
    expect(room.chat.getSnapshot().entries.map(({ name, text }) => `${name}: ${text}`)).toEqual(['Ben: Good morning']);
    await room.leave();
  });

  it('tells what others say and do, and takes what is said', async () => {
    const { room, server } = await enter();
    server.say(1, 'One more thing');
    server.raiseHand(0, true);
    room.sendChat('Thank you');
    await Promise.resolve();
    await Promise.resolve();
    expect(room.chat.getSnapshot().entries.map(({ text }) => text)).toContain('One more thing');
    expect(room.participants.getSnapshot().filter(({ handRaisedAt }) => handRaisedAt !== null)).toHaveLength(2);
    server.leave(0);
    expect(room.participants.getSnapshot().map(({ id }) => id)).toEqual([exampleId('prt', 1)]);
    expect(room.connection.getSnapshot().status).toBe('connected');
    await room.leave();
  });

  it('loses its connection', async () => {
    const { room, server } = await enter();
    server.lose();
    expect(room.connection.getSnapshot().status).toBe('reconnecting');
    await room.leave();
  });
});
