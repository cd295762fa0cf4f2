import { ParleyError } from '@parley/contract/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, message, participantId } from '../testing/room-examples.ts';
import { addOwn, addStored, emptyChat, fromSnapshot, markRefused, markStored } from './chat-log.ts';
import type { ChatView } from './room-view.ts';

const self = participantId(0);
const say = (chat: ChatView, key: string, text: string) =>
  addOwn(chat, { key, participantId: self, name: 'Person 0', text, at: at(0) });
const shown = (chat: ChatView) => chat.entries.map(({ key, text, status }) => [key, text, status]);

test('what is said is shown at once, keeps its key, and takes its place in the log when stored', () => {
  let chat = say(say(emptyChat, 'a', 'hello'), 'b', 'again');
  chat = addStored(chat, message(1, 1, 'hello'), self);
  expect(shown(chat)).toEqual([
    [message(1, 1, '').id, 'hello', 'sent'],
    ['a', 'hello', 'sending'],
    ['b', 'again', 'sending'],
  ]);
  chat = addStored(chat, message(2, 0, 'hello'), self);
  chat = addStored(chat, message(2, 0, 'hello'), self);
  expect(shown(chat).slice(1)).toEqual([
    ['a', 'hello', 'sent'],
    ['b', 'again', 'sending'],
  ]);
  expect(chat.entries[1]).toMatchObject({ own: true, id: message(2, 0, '').id });
});

test('the same words twice are two entries, and what was refused is not taken for stored', () => {
  let chat = say(say(say(emptyChat, 'a', 'yes'), 'b', 'yes'), 'c', 'yes');
  chat = markRefused(chat, 'a', new ParleyError('FORBIDDEN', 'Chat is off.'));
  chat = markStored(chat, 'b');
  chat = addStored(addStored(chat, message(1, 0, 'yes'), self), message(2, 0, 'yes'), self);
  expect(shown(chat)).toEqual([
    ['a', 'yes', 'failed'],
    ['b', 'yes', 'sent'],
    ['c', 'yes', 'sent'],
  ]);
});

test('[C2] a snapshot shows everything once: what is stored in the order of the log, then what still waits', () => {
  const texts = fc.array(fc.record({ own: fc.boolean(), text: fc.constantFrom('a', 'b') }), { maxLength: 12 });
  fc.assert(
    fc.property(
      texts,
      fc.nat(12),
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }),
      (stored, seen, unsent) => {
        const messages = stored.map(({ own, text }, index) => message(index + 1, own ? 0 : 1, text));
        // What was seen before the loss; of the own ones behind it, this client knows only that it said them.
        let chat = messages.slice(0, seen).reduce((chat, one) => addStored(chat, one, self), emptyChat);
        const lost = messages.slice(seen).filter((one) => one.participant_id === self);
        for (const one of lost) chat = say(chat, `lost ${one.id}`, one.text);
        for (const [index, text] of unsent.entries()) chat = say(chat, `unsent ${index}`, text);

        chat = fromSnapshot(chat, messages, true, self);
        expect(chat.entries.filter((entry) => entry.id !== null).map((entry) => entry.id)).toEqual(
          messages.map((one) => one.id),
        );
        expect(chat.entries.slice(messages.length).map((entry) => entry.key)).toEqual(
          unsent.map((_, index) => `unsent ${index}`),
        );
        expect(new Set(chat.entries.map((entry) => entry.key)).size).toBe(chat.entries.length);
      },
    ),
  );
});

test('memory is bounded, and says so', () => {
  let chat = emptyChat;
  for (let number = 0; number < 2100; number += 1) {
    chat = addStored(chat, { ...message(1, 1, 'x'), id: `msg_${number}` }, self);
  }
  expect(chat.entries).toHaveLength(2000);
  expect(chat.complete).toBe(false);
});
