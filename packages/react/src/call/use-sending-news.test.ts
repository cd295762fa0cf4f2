import type { SendingView } from '@parley/client';
import { expect, test } from 'vitest';
import { crowding } from './use-sending-news.ts';

const sending = (part: Partial<SendingView>): SendingView => ({
  height: 720,
  frameRate: 30,
  limitedBy: null,
  video: 'sent',
  ...part,
});

test('small pictures are spoken of from five people on, and only when people are the reason', () => {
  expect(crowding(sending({ limitedBy: 'people', height: 360 }), 4)).toBeNull();
  expect(crowding(sending({ limitedBy: 'people', height: 180 }), 5)).toBe('small');
  expect(crowding(sending({ limitedBy: 'bandwidth', height: 180 }), 5)).toBeNull();
});

test('that only those who speak are seen is said as soon as it is so', () => {
  expect(crowding(sending({ limitedBy: 'people', video: 'speakers_only', height: 0 }), 8)).toBe('speakers');
  expect(crowding(sending({ limitedBy: 'people', video: 'off', height: 0 }), 3)).toBeNull();
});
