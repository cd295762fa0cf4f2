import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { OtherSite } from '../harness/other-site.ts';
import { apiToken, CAST, createConference, DEMO, type Person, signIn } from '../harness/people.ts';
import { bundle, checkTypes, guideBlocks, installPackage } from '../harness/sdk-guide.ts';
import { expectToHear, expectToSee, liveTracks } from '../harness/senses.ts';
import { expect, test } from '../harness/test.ts';

let site: OtherSite;
test.beforeAll(async () => {
  site = await OtherSite.start();
});
test.afterAll(() => site.stop());

const errorsOf = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
};

async function expectToMeet(one: Person, other: Person): Promise<void> {
  for (const [person, who] of [
    [one, other],
    [other, one],
  ] as const) {
    await expectToSee(person.page.locator(`video[title="${who.name}"]`), who);
    await expectToHear(person.page, who);
  }
}

test("the guide's page with one script, at an origin of its own: two guests see, hear and write to each other", async ({
  ownServer,
  visit,
}) => {
  const server = await ownServer({ CORS_ORIGINS: site.origin });
  const { joinCode } = await createConference(server, { title: 'Lesson' });
  const [html = ''] = await guideBlocks('html', server.url, joinCode);
  site.put('/lesson', html);
  const ada = await visit(CAST.ada, site.origin);
  const ben = await visit(CAST.ben, site.origin);
  const errors = [...errorsOf(ada.page), ...errorsOf(ben.page)];
  await ada.page.goto('/lesson?name=Ada');
  await ben.page.goto('/lesson?name=Ben');

  await expectToSee(ada.page.locator('#localVideo'), ada);
  await expectToMeet(ada, ben);
  await ada.page.getByLabel('Message').fill('Hello from another site');
  await ada.page.getByRole('button', { name: 'Send' }).click();
  for (const { page } of [ada, ben]) await expect(page.locator('#chat')).toHaveText('Ada: Hello from another site');

  await ben.page.getByRole('button', { name: 'Leave' }).click();
  await expect(ada.page.locator('#others video')).toHaveCount(0);
  expect(await liveTracks(ben.page)).toBe(0);
  expect(errors).toEqual([]);
});

test('the example of the source document works as printed, with an account known by cookie or token', async ({
  ownServer,
  visit,
}) => {
  const server = await ownServer({ CORS_ORIGINS: site.origin });
  const conference = await createConference(server, { title: 'Appointment' });
  const token = await apiToken(server, DEMO.startup);
  const page = (option: string, room: string) => `<!doctype html>
    <video id="localVideo"></video><video id="remoteVideo"></video><ul id="chat"></ul>
    <script src="${server.url}/sdk/parley-client.js"></script>
    <script type="module">
      const addParticipantToUI = (participant) => {
        remoteVideo.title = participant.name;
        client.addRemoteVideo(participant.id, remoteVideo);
      };
      const addMessageToChat = (message) => chat.append(message.name + ': ' + message.message);
      const { remoteVideo, chat } = window;
      // Initialize WebRTC client
      const client = new WebRTCClient({
          socketUrl: '${server.url.replace('http', 'ws')}',
          enableAudio: true,
          enableVideo: true,
          enableChat: true,
          debug: true${option}
      });

      // Set up event handlers
      client.onParticipantJoined = (participant) => {
          console.log('Participant joined:', participant);
          addParticipantToUI(participant);
      };

      client.onChatMessage = (message) => {
          addMessageToChat(message);
      };

      // Join room
      await client.joinRoom('${room}', 'user-id');

      // Set video elements
      client.setLocalVideo(document.getElementById('localVideo'));
      client.addRemoteVideo('participant-id', document.createElement('video'));
      client.sendChatMessage('Here I am');
    </script>`;
  site.put('/token', page(`, token: '${token}'`, conference.id));
  site.put('/cookie', page('', conference.joinCode));
  const ada = await visit(CAST.ada, site.origin);
  const ben = await visit(CAST.ben, server.url);
  await signIn(ben.page, DEMO.corporate);
  await ada.page.goto('/token');
  await ben.page.goto(`${site.origin}/cookie`);

  await expectToSee(ada.page.locator('#localVideo'), ada);
  await expectToSee(ben.page.locator('#remoteVideo'), ada);
  await expectToSee(ada.page.locator('#remoteVideo'), ben);
  // By their accounts' names, not by what the page says.
  await expect(ada.page.locator('#remoteVideo')).not.toHaveAttribute('title', /^(user-id)?$/);
  await expect(ben.page.locator('#remoteVideo')).not.toHaveAttribute('title', /^(user-id)?$/);
  await expect(ada.page.locator('#chat')).toContainText('Here I am');
});

test('a page of an origin that is not listed gets no answer and no connection', async ({ ownServer, visit }) => {
  const server = await ownServer({ CORS_ORIGINS: 'https://another.example' });
  const { joinCode } = await createConference(server, { title: 'Lesson' });
  const [html = ''] = await guideBlocks('html', server.url, joinCode);
  site.put('/lesson', html);
  const ada = await visit(CAST.ada, site.origin);
  await ada.page.goto('/lesson?name=Ada');
  await expect(ada.page.getByText('NETWORK_UNREACHABLE')).toBeVisible();
  const socket = await ada.page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`);
        socket.addEventListener('message', () => resolve('let in'));
        socket.addEventListener('error', () => resolve('refused'));
      }),
    server.url.replace('http', 'ws'),
  );
  expect(socket).toBe('refused');
});

test("the script's hash is served beside it, and a page that pins it runs it", async ({ ownServer, visit }) => {
  const server = await ownServer({ CORS_ORIGINS: site.origin });
  const hashes = (await (await fetch(`${server.url}/sdk/integrity.json`)).json()) as Record<string, string>;
  const script = (integrity: string) =>
    `<script src="${server.url}/sdk/parley-client.js" integrity="${integrity}" crossorigin="anonymous"></script>`;
  site.put('/pinned', script(hashes['parley-client.js'] ?? ''));
  site.put('/other', script(`sha384-${'A'.repeat(64)}`));
  const { page } = await visit(CAST.ada, site.origin);
  const exported = () =>
    page.evaluate(() => ['WebRTCClient', 'Parley'].map((name) => typeof Reflect.get(window, name)));
  await page.goto('/pinned');
  expect(await exported()).toEqual(['function', 'object']);
  await page.goto('/other');
  expect(await exported()).toEqual(['undefined', 'undefined']);
});

test("the package installs in an empty folder, and the guide's code runs, checked strictly and bundled", async ({
  ownServer,
  visit,
}) => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), 'parley-sdk-'));
  try {
    const server = await ownServer({ CORS_ORIGINS: site.origin });
    const { joinCode } = await createConference(server, { title: 'Lesson' });
    const [example = '', lobby = '', around = ''] = await guideBlocks('ts', server.url, joinCode);
    await installPackage(folder);
    await writeFile(join(folder, 'example.ts'), example);
    await writeFile(join(folder, 'lobby.ts'), lobby);
    await writeFile(join(folder, 'around.ts'), around);
    await writeFile(
      join(folder, 'page.ts'),
      `import { showCallsThatAreOn } from './around.ts';
       import { enter } from './example.ts';
       import { lobby } from './lobby.ts';
       const name = new URLSearchParams(location.search).get('name') ?? '';
       if (location.pathname === '/example') void enter('${joinCode}', name);
       else if (location.pathname === '/around') {
         showCallsThatAreOn(document.body, () => Promise.resolve('${await apiToken(server)}'));
       } else {
         const { join } = lobby(document.body.appendChild(Object.assign(document.createElement('video'), { autoplay: true })));
         document.body.onclick = () => void join('${joinCode}', name);
       }`,
    );
    await checkTypes(folder);
    site.put('/page.js', await bundle(join(folder, 'page.ts')), 'text/javascript');
    for (const path of ['/example', '/lobby', '/around'])
      site.put(path, '<!doctype html><body style="height: 90vh"><script type="module" src="/page.js"></script>');
    const ada = await visit(CAST.ada, site.origin);
    const ben = await visit(CAST.ben, site.origin);
    const cleo = await visit(CAST.cleo, site.origin);
    await ada.page.goto('/example?name=Ada');
    await ben.page.goto('/example?name=Ben');
    await expectToMeet(ada, ben);
    await cleo.page.goto('/lobby?name=Cleo');
    await expectToSee(cleo.page.locator('video'), cleo);
    await cleo.page.locator('body').click();
    await expectToSee(ada.page.locator('video[title="Cleo"]'), cleo);
    await cleo.page.goto('/around');
    await createConference(server, { title: 'Maths' });
    await expect(cleo.page.getByRole('link', { name: 'Maths' })).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
