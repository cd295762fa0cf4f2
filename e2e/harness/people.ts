import { randomBytes } from 'node:crypto';
import type { Conference } from '@parley/contract';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { ParleyServer } from './server.ts';
import { installStandIn, type Looks } from './stand-in.ts';

/** Someone in front of a browser: a context of their own, one page, and a stand-in for camera and microphone. */
export interface Person extends Looks {
  name: string;
  context: BrowserContext;
  page: Page;
}

/** Name, e-mail and looks of those whom the tests know. */
export const CAST = {
  ada: { name: 'Ada', hue: 200, pitch: 600 },
  ben: { name: 'Ben', hue: 20, pitch: 1000 },
  cleo: { name: 'Cleo', hue: 110, pitch: 1400 },
  dora: { name: 'Dora', hue: 290, pitch: 1800 },
} as const;

export const DEMO_PASSWORD = 'password123';
export const DEMO = { startup: 'test@startup.com', corporate: 'test@corporate.com' } as const;

/** Opens a browser for someone, at the front page of `origin`. */
export async function arrive(browser: Browser, origin: string, who: Looks & { name: string }): Promise<Person> {
  const context = await browser.newContext({ baseURL: origin, permissions: ['camera', 'microphone'] });
  await context.addInitScript(installStandIn, {
    hue: who.hue,
    pitch: who.pitch,
    opensDevices: who.opensDevices ?? false,
  });
  const page = await context.newPage();
  return { ...who, context, page };
}

/** Signs in through the page, as a person does, and answers with the name that others see. */
export async function signIn(page: Page, email: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Good (morning|afternoon|evening)/);
}

/** A bearer token of a demo person, for what a test prepares by the API. */
export async function apiToken(
  server: ParleyServer,
  email: string = DEMO.startup,
  password: string = DEMO_PASSWORD,
): Promise<string> {
  const answer = await post(server, '/api/auth/tokens', { email, password });
  return (answer as { token: string }).token;
}

/** A bearer token of somebody who has just made an account, for servers without demo people. */
export async function newcomersToken(server: ParleyServer): Promise<string> {
  const account = {
    email: `host-${randomBytes(6).toString('hex')}@example.org`,
    password: randomBytes(12).toString('hex'),
  };
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/settings`);
  const { settings } = (await answer.json()) as { settings: { setUpNeeded: boolean } };
  const newcomer = { ...account, name: 'Host' };
  if (settings.setUpNeeded) await firstAccount(server, newcomer);
  else await post(server, '/api/auth/sign-up', newcomer);
  return apiToken(server, account.email, account.password);
}

/** Makes the first account of a server without demo people, the admin's, with the link that it printed. */
export async function firstAccount(
  server: ParleyServer,
  account: { email: string; password: string; name: string },
): Promise<void> {
  await post(server, '/api/setup', { ...account, workspace: 'Parley', token: setUpLink(server).split('#')[1] });
}

export function setUpLink(server: ParleyServer): string {
  const [link] = /http\S+\/setup#[\w-]{43}/.exec(server.log) ?? [];
  if (link === undefined) throw new Error(`No link for the set-up was printed.\n${server.log}`);
  return link;
}

/** A conference made by the API; on now unless `startsAt` says otherwise.  */
export async function createConference(
  server: ParleyServer,
  body: { title: string; startsAt?: string; durationMinutes?: number; settings?: Record<string, unknown> },
  token?: string,
): Promise<Conference> {
  const answer = await post(server, '/api/video-conferences', body, token ?? (await apiToken(server)));
  return (answer as { conference: Conference }).conference;
}

/** One call of the API that must succeed. */
export async function post(server: ParleyServer, path: string, body?: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.ok, `${path} answered ${answer.status} ${text}`).toBe(true);
  return text === '' ? null : JSON.parse(text);
}
