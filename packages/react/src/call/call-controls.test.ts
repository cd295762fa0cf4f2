import { type LocalMedia, ParleyError, type Room } from '@parley/client';
import { createMessages, loadMeetingCatalogue } from '@parley/locales';
import { beforeEach, expect, test, vi } from 'vitest';
import { toasts } from '../parts/index.ts';
import { callControls } from './call-controls.ts';

vi.mock('../parts/index.ts', () => ({ announce: vi.fn(), toasts: { show: vi.fn() } }));

const t = createMessages('en', await loadMeetingCatalogue('en'));
const said = () => vi.mocked(toasts.show).mock.calls.map(([text]) => text);

function sharing(startScreenShare: () => Promise<void>, status: 'off' | 'starting' | 'on' = 'off') {
  const start = vi.fn(startScreenShare);
  const stop = vi.fn();
  const room = { startScreenShare: start, stopScreenShare: stop } as unknown as Room;
  const media = { view: { getSnapshot: () => ({ screen: { status } }) } } as unknown as LocalMedia;
  return { ...callControls(room, media, t).sharing, start, stop };
}

const refusal = (code: ParleyError['code']) => () => Promise.reject(new ParleyError(code, ''));

beforeEach(() => vi.mocked(toasts.show).mockClear());

test('a share begins as it was chosen, and the same button ends it', () => {
  const off = sharing(() => Promise.resolve());
  off.choose({ content: 'motion', audio: false });
  off.toggle();
  expect(off.start).toHaveBeenCalledWith({ content: 'motion', audio: false });
  const on = sharing(() => Promise.resolve(), 'on');
  on.toggle();
  expect(on.stop).toHaveBeenCalledOnce();
  expect(on.start).not.toHaveBeenCalled();
});

test('a refused share is told in plain words', async () => {
  sharing(refusal('CONFLICT')).toggle();
  sharing(refusal('FORBIDDEN')).toggle();
  await vi.waitFor(() =>
    expect(said()).toEqual([
      'Two people are sharing already. When one of them stops, you can share.',
      'In this meeting only hosts and moderators share their screen.',
    ]),
  );
});

test('who closes the browser’s own question is told nothing', async () => {
  const { toggle, start } = sharing(refusal('MEDIA_DENIED'));
  toggle();
  await expect(start.mock.results[0]?.value).rejects.toThrow();
  expect(said()).toEqual([]);
});
