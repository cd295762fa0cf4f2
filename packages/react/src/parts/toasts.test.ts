import { expect, test } from 'vitest';
import { ToastService } from './toasts.ts';

function service() {
  const said: string[] = [];
  const toasts = new ToastService((text, politeness) => said.push(`${politeness}: ${text}`));
  return { toasts, said, texts: () => toasts.getSnapshot().map((toast) => toast.text) };
}

test('at most two are shown; the oldest goes', () => {
  const { toasts, texts } = service();
  for (const text of ['a', 'b', 'c']) toasts.show(text);
  expect(texts()).toEqual(['b', 'c']);
});

test('one with the same key takes the place of the other', () => {
  const { toasts, texts } = service();
  toasts.show('Copied once', { key: 'copy' });
  toasts.show('Something else');
  toasts.show('Copied twice', { key: 'copy' });
  expect(texts()).toEqual(['Something else', 'Copied twice']);
});

test('what appears is said, and what is bad is said at once', () => {
  const { toasts, said } = service();
  toasts.show('Saved.');
  toasts.show('Not saved.', { tone: 'bad' });
  expect(said).toEqual(['polite: Saved.', 'assertive: Not saved.']);
});

test('with something to do it stays longer', () => {
  const { toasts } = service();
  toasts.show('a');
  toasts.show('b', { action: { label: 'Undo', onPress() {} } });
  expect(toasts.getSnapshot().map((toast) => toast.stay)).toEqual([5_000, 10_000]);
});

test('listeners hear of every change, and the snapshot is the same until then', () => {
  const { toasts } = service();
  let changes = 0;
  const stop = toasts.subscribe(() => changes++);
  const id = toasts.show('a');
  expect(toasts.getSnapshot()).toBe(toasts.getSnapshot());
  toasts.dismiss(id);
  stop();
  toasts.show('b');
  expect(changes).toBe(2);
});

test('they appear in one place: the last part that has one, else the page’s', () => {
  const { toasts } = service();
  const [page, part] = [{}, {}];
  const closePart = toasts.openRegion(part, 'part');
  toasts.openRegion(page, 'page');
  toasts.show('a');
  expect([toasts.shownIn(page), toasts.shownIn(part)].map(({ length }) => length)).toEqual([0, 1]);
  closePart();
  expect(toasts.shownIn(page).map(({ text }) => text)).toEqual(['a']);
});
