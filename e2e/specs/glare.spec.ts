import { expect, type Page, test } from '@playwright/test';
import { bundle, openScript } from '../harness/bundle.ts';
import { expectToHear, expectToSee } from '../harness/senses.ts';
import { installStandIn } from '../harness/stand-in.ts';
import type { TwoEnds } from '../pages/two-ends.ts';

const ROUNDS = 30;
const looks = { hue: 200, pitch: 700 };
const BODY =
  '<video id="a" autoplay muted></video><video id="b" autoplay muted></video><audio id="a-sound" autoplay></audio>';

const ends = <T>(page: Page, ask: (ends: TwoEnds) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${ask.toString()})(window.twoEnds)`) as Promise<T>;

test(`[N1] [N10] ${ROUNDS} collisions of offers between two real connections end with both stable and the picture moving`, async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(installStandIn, looks);
  await openScript(page, await bundle('two-ends.ts'), BODY);
  await ends(page, (two) => two.begin());
  const settled = [['stable/connected'], ['stable/connected']];
  await expect.poll(() => ends(page, (two) => two.open())).toEqual(settled);

  let collided = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    await ends(page, (two) => two.collide());
    await expect
      .poll(() => ends(page, (two) => two.open()), { message: `settled in round ${round}`, intervals: [50] })
      .toEqual(settled);
    collided += (await ends(page, (two) => two.collisions())).length;
  }
  expect(collided).toBeGreaterThanOrEqual(ROUNDS);
  for (const id of ['a', 'b']) await expectToSee(page.locator(`#${id}`), looks);
  await expectToHear(page, looks);
});
