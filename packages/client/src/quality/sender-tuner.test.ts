import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { asSender, FakeSender, tuning } from '../testing/fake-sender.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { SenderTuner } from './sender-tuner.ts';

function setUp() {
  const sender = new FakeSender();
  const clock = new ManualClock();
  return { sender, clock, tuner: new SenderTuner(asSender(sender), clock, silentLog) };
}

test('[Q8] sets everything in one change, and nothing when nothing is new', async () => {
  const { sender, tuner } = setUp();
  tuner.tune(tuning());
  await settle();
  tuner.tune(tuning());
  await settle();
  expect(sender.changes).toHaveLength(1);
  expect(sender.encodings[0]).toMatchObject({
    active: true,
    maxBitrate: 500_000,
    maxFramerate: 30,
    scaleResolutionDownBy: 2,
    priority: 'low',
    networkPriority: 'low',
    codec: { mimeType: 'video/VP9' },
  });
  expect(sender.degradationPreference).toBe('balanced');
});

test('[Q8] one change after another; of what was wanted meanwhile only the last is set', async () => {
  const { sender, tuner } = setUp();
  sender.slow = true;
  for (const maxBitrate of [100_000, 200_000, 300_000]) tuner.tune(tuning({ maxBitrate }));
  await settle();
  expect(sender.pending).toBe(1);
  sender.answer();
  await settle();
  expect(sender.pending).toBe(1);
  sender.answer();
  await settle();
  expect(sender.changes.map(({ encodings }) => encodings[0]?.['maxBitrate'])).toEqual([100_000, 300_000]);
});

test('[Q8] a browser that refuses a field gets the rest, and is not asked for that again', async () => {
  const { sender, tuner } = setUp();
  sender.refuses = ({ degradationPreference }) => degradationPreference !== undefined;
  tuner.tune(tuning());
  await settle();
  expect(sender.encodings[0]).toMatchObject({ maxBitrate: 500_000, scaleResolutionDownBy: 2 });
  tuner.tune(tuning({ maxBitrate: 300_000 }));
  await settle();
  expect(sender.changes).toHaveLength(3);
  expect(sender.encodings[0]).toMatchObject({ maxBitrate: 300_000 });
});

test('[Q8] a sender that refuses everything is left alone until something else is wanted', async () => {
  const { sender, tuner } = setUp();
  sender.refuses = () => true;
  tuner.tune(tuning());
  await settle();
  tuner.tune(tuning());
  await settle();
  expect(sender.changes).toHaveLength(2);
});

test('[Q8] a codec that is not negotiated yet is set when it is', async () => {
  const { sender, tuner } = setUp();
  const { codecs } = sender;
  sender.codecs = [];
  tuner.tune(tuning());
  await settle();
  expect(sender.encodings[0]).not.toHaveProperty('codec');
  sender.codecs = codecs;
  tuner.tune(tuning());
  await settle();
  expect(sender.encodings[0]).toMatchObject({ codec: { mimeType: 'video/VP9' } });
});

test('[Q8] a codec that the other lacks is not set', async () => {
  const { sender, tuner } = setUp();
  sender.codecs = [{ mimeType: 'video/H264' }];
  tuner.tune(tuning());
  await settle();
  expect(sender.encodings[0]).toMatchObject({ maxBitrate: 500_000 });
  expect(sender.encodings[0]).not.toHaveProperty('codec');
});

test('[Q8] a browser that does not answer is asked again after five seconds', async () => {
  const { sender, clock, tuner } = setUp();
  sender.slow = true;
  tuner.tune(tuning());
  await clock.advance(5000);
  expect(sender.changes).toHaveLength(2);
});
