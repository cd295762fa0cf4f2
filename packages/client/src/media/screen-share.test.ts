import { ParleyError } from '@parley/contract/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDevices } from '../testing/local-devices.ts';
import { settle } from '../testing/manual-clock.ts';
import { notSharing, reduceShare, type ShareEvent, type ShareOptions } from './screen-share-state.ts';

const refusal = new ParleyError('FORBIDDEN', 'Only moderators share.');

test('[M7] a screen is asked for with its own sound, its full size, and without the page’s own voices', async () => {
  const { navigator, media, states } = localDevices();
  await media.startScreen();
  expect(states().screen).toBe('on');
  expect(navigator.askedScreens).toMatchObject([
    {
      systemAudio: 'include',
      selfBrowserSurface: 'exclude',
      audio: { echoCancellation: false, restrictOwnAudio: true },
    },
  ]);
  const { video, audio } = media.screenTracks;
  expect([video?.contentHint, audio?.contentHint]).toEqual(['detail', 'music']);
  expect(media.view.getSnapshot().screen).toMatchObject({ audio: true, content: 'detail' });

  const film = localDevices();
  film.navigator.screenHasSound = false;
  await film.media.startScreen({ content: 'motion', audio: false });
  expect(film.navigator.askedScreens[0]).toMatchObject({ audio: false, systemAudio: 'exclude' });
  expect(film.media.screenTracks).toMatchObject({ video: { contentHint: 'motion' }, audio: null });
});

test('[M7] who closes the picker shares nothing and is told nothing; what refuses says so', async () => {
  const { navigator, media } = localDevices();
  const failures: [name: string, message: string, code: string | null][] = [
    ['NotAllowedError', 'Permission denied by user', null],
    ['NotAllowedError', 'Permission denied by system', 'MEDIA_DENIED'],
    ['NotReadableError', 'Could not start', 'MEDIA_IN_USE'],
    ['AbortError', 'Aborted', 'MEDIA_IN_USE'],
  ];
  for (const [name, message, code] of failures) {
    navigator.screenFailure = [name, message];
    await media.startScreen();
    const { screen } = media.view.getSnapshot();
    expect(screen.status === 'failed' ? screen.error.code : null).toBe(code);
    expect(screen.status).toBe(code === null ? 'off' : 'failed');
  }
  navigator.screenFailure = null;
  await media.startScreen();
  expect(media.view.getSnapshot().screen.status).toBe('on');
});

test('[M7] a phone has no screen to share, and says so', async () => {
  const { media } = localDevices({ navigator: {} });
  expect(media.view.getSnapshot().canShareScreen).toBe(false);
  await media.startScreen();
  expect(media.view.getSnapshot().screen).toMatchObject({ status: 'failed', error: { details: { device: 'screen' } } });
});

test('[M9] the browser’s own bar ends a share, which is told, and the paused camera comes back', async () => {
  const { navigator, media, told, states } = localDevices();
  await media.setCamera(true);
  await media.startScreen({ camera: 'pause' });
  expect(states()).toMatchObject({ camera: 'off', screen: 'on' });
  navigator.tracks.find((track) => track.label === 'Screen')?.end();
  await settle();
  expect(states()).toMatchObject({ camera: 'on', screen: 'off' });
  expect(told).toEqual([['screenEnded', 'browser']]);
  expect(navigator.live.map((track) => track.label)).toEqual(['Built-in camera']);
});

test('[M9] a camera that the person turned off while sharing stays off; leaving does not bring it back', async () => {
  const touched = localDevices();
  await touched.media.setCamera(true);
  await touched.media.startScreen({ camera: 'pause' });
  await touched.media.setCamera(true);
  await touched.media.setCamera(false);
  touched.media.stopScreen();
  expect(touched.states()).toMatchObject({ camera: 'off', screen: 'off' });

  const left = localDevices();
  await left.media.setCamera(true);
  await left.media.startScreen({ camera: 'pause' });
  left.media.stop();
  expect(left.states()).toMatchObject({ camera: 'off', screen: 'off' });
  expect(left.navigator.live).toEqual([]);
});

test('[M8] a share that the server refuses is captured no longer', async () => {
  const { navigator, media, told } = localDevices();
  await media.startScreen();
  media.refuseScreen(refusal);
  expect(media.view.getSnapshot().screen).toEqual({ status: 'failed', error: refusal });
  expect(navigator.live).toEqual([]);
  expect(told).toEqual([['screenEnded', 'refused']]);
});

test('[M9] whatever happens, only the screen that is on is captured, and the camera is back when it ends', () => {
  const options = (camera: 'keep' | 'pause'): ShareOptions => ({ audio: true, content: 'detail', camera });
  const anyMove = fc.oneof(
    fc.constantFrom<ShareEvent>(
      { type: 'start', options: options('pause') },
      { type: 'start', options: options('keep') },
      { type: 'refused', error: refusal },
      { type: 'stop' },
      { type: 'leave' },
      { type: 'camera_touched' },
    ),
    fc.record({ answers: fc.constantFrom('captured', 'cancelled', 'ended'), which: fc.nat(5) }),
  );
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      const asked: number[] = [];
      const captured = new Set<number>();
      let paused = false;
      let state = notSharing;
      for (const move of moves) {
        let event: ShareEvent;
        if ('answers' in move) {
          const from = move.answers === 'ended' ? [...captured] : asked;
          const wish = from[move.which % Math.max(1, from.length)];
          if (wish === undefined) continue;
          if (move.answers === 'ended') event = { type: 'ended', wish };
          else {
            asked.splice(asked.indexOf(wish), 1);
            if (move.answers === 'captured') captured.add(wish);
            event =
              move.answers === 'captured'
                ? { type: 'captured', wish, audio: true, cameraOn: !paused }
                : { type: 'not_captured', wish, error: null };
          }
        } else event = move;
        const step = reduceShare(state, event);
        state = step.state;
        if (event.type === 'camera_touched' || event.type === 'leave') paused = false;
        for (const effect of step.effects) {
          if (effect.type === 'capture') asked.push(effect.wish);
          if (effect.type === 'stop') captured.delete(effect.wish);
          if (effect.type === 'turn_camera') paused = !effect.on;
        }
        expect([...captured]).toEqual(state.name === 'on' ? [state.wishes] : []);
        expect(paused).toBe(state.name === 'on' && state.cameraPaused);
      }
    }),
  );
});
