import type { ChatEntry } from '@parley/client';
import { expect, test } from 'vitest';
import { chatBlocks } from './chat-blocks.ts';

const said = (participantId: string, minute: number, text: string): ChatEntry => ({
  id: text,
  key: text,
  participantId,
  name: participantId,
  text,
  at: new Date(minute * 60_000).toISOString(),
  own: false,
  status: 'sent',
});

test('what one person says in one go stands under one name', () => {
  const blocks = chatBlocks([
    said('a', 0, '1'),
    said('a', 2, '2'),
    said('b', 2, '3'),
    said('a', 2, '4'),
    said('a', 9, '5'),
  ]);
  expect(blocks.map((block) => [block.participantId, block.entries.map((entry) => entry.text)])).toEqual([
    ['a', ['1', '2']],
    ['b', ['3']],
    ['a', ['4']],
    ['a', ['5']],
  ]);
});
