import { expect, type Locator, type Page } from '@playwright/test';

/** The page behind a link, by the names that people (and screen readers) know its parts by. */

export const stage = (page: Page): Locator => page.getByRole('list', { name: 'People in the meeting' });

export const tileOf = (page: Page, name: string): Locator => stage(page).getByRole('listitem', { name, exact: true });

export const videoOf = (page: Page, name: string): Locator => tileOf(page, name).locator('video');

const control = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Call controls' }).getByRole('button', { name, exact: typeof name === 'string' });

/** Key by key: in Firefox what is filled in at once is not noticed by the page. Takes the place of what stood there. */
async function write(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.pressSequentially(text);
}

/** Opens the page of a link; again when it does not come, for what a browser loads while its networks change is given up. */
export const openLobby = (page: Page, path: string): Promise<void> =>
  expect(async () => {
    await page.goto(path);
    await expect(page.getByLabel('Your name')).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 20_000 });

/** From the lobby into the call. `name` is what a guest writes. */
export async function joinFromLobby(page: Page, name?: string): Promise<void> {
  if (name !== undefined) await write(page.getByLabel('Your name'), name);
  await page.getByRole('button', { name: 'Join now' }).click();
  await expectInCall(page);
}

export const expectInCall = (page: Page): Promise<void> => expect(stage(page)).toBeVisible({ timeout: 20_000 });

export const turnOffMicrophone = (page: Page) => control(page, 'Turn off microphone').click();
export const turnOnMicrophone = (page: Page) => control(page, 'Turn on microphone').click();
export const turnOffCamera = (page: Page) => control(page, 'Turn off camera').click();
export const turnOnCamera = (page: Page) => control(page, 'Turn on camera').click();
export const leave = (page: Page) => control(page, 'Leave').click();

/** Opens the chat if it is not open, and answers its panel. */
export async function chatPanel(page: Page): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: 'Chat' });
  if (!(await panel.isVisible())) await control(page, /^Chat/).click();
  await expect(panel).toBeVisible();
  return panel;
}

export async function say(page: Page, text: string): Promise<void> {
  const panel = await chatPanel(page);
  await write(panel.getByRole('textbox'), text);
  await panel.getByRole('button', { name: 'Send' }).click();
}

/** The chat holds these texts, each once and in this order. */
export async function expectChat(page: Page, texts: readonly string[]): Promise<void> {
  const panel = await chatPanel(page);
  await expect(async () => {
    const shown = await panel.getByRole('log').innerText();
    const places = texts.map((text) => shown.indexOf(text));
    expect(places, shown).toEqual(places.filter((place) => place >= 0).toSorted((a, b) => a - b));
    for (const text of texts) expect(shown.split(text), `“${text}” once in ${shown}`).toHaveLength(2);
  }).toPass({ timeout: 20_000 });
}

/** Exactly these people are there besides oneself. */
export async function expectOthers(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await expect(tileOf(page, name)).toHaveCount(1, { timeout: 25_000 });
  await expect(stage(page).getByRole('listitem')).toHaveCount(names.length + 1);
}
