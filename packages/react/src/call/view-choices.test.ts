import { expect, test } from 'vitest';
import { FIRST_VIEW, rememberedView, rememberView } from './view-choices.ts';

const storeWith = (kept: string | null) => {
  const store = { kept, getItem: () => store.kept, setItem: (_: string, text: string) => void (store.kept = text) };
  return store;
};

test('what was chosen is found again', () => {
  const store = storeWith(null);
  expect(rememberedView(() => store)).toEqual(FIRST_VIEW);
  const chosen = { layout: 'speaker', self: false, corner: 'top-start', sounds: false, keys: false } as const;
  rememberView(() => store, chosen);
  expect(rememberedView(() => store)).toEqual(chosen);
});

test('what cannot be read, or may not be, is as good as nothing', () => {
  for (const kept of ['{', 'null', '7', '{"layout":"cinema","corner":"middle"}'])
    expect(rememberedView(() => storeWith(kept))).toEqual(FIRST_VIEW);
  const forbidden = () => {
    throw new Error('forbidden');
  };
  expect(rememberedView(forbidden)).toEqual(FIRST_VIEW);
  rememberView(forbidden, FIRST_VIEW);
});
