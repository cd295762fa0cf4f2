import { expect, test } from 'vitest';
import { rememberedShare, rememberShare } from './share-choices.ts';

function storage(kept: string | null = null) {
  let value = kept;
  const store = { getItem: () => value, setItem: (_key: string, next: string) => void (value = next) };
  return () => store;
}

test('text and sound at first, then what was chosen last', () => {
  const store = storage();
  expect(rememberedShare(store)).toEqual({ content: 'detail', audio: true });
  rememberShare(store, { content: 'motion', audio: false });
  expect(rememberedShare(store)).toEqual({ content: 'motion', audio: false });
});

test('what cannot be read or kept changes nothing', () => {
  const first = { content: 'detail', audio: true };
  for (const kept of ['{', 'null', '7', '{"content":"x","audio":1}']) {
    expect(rememberedShare(storage(kept))).toEqual(first);
  }
  const forbidden = () => {
    throw new DOMException('', 'SecurityError');
  };
  expect(rememberedShare(forbidden)).toEqual(first);
  expect(() => rememberShare(forbidden, { content: 'motion', audio: false })).not.toThrow();
});
