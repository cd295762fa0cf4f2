import { browserClock, LocalMedia, ParleyApi } from '@parley/client';
import { loadMeetingCatalogue } from '@parley/locales';
import { LocaleProvider, prepareAnnouncer } from '@parley/react/parts';
import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../first-language.ts';
import { Entrance } from './entrance.ts';
import { joinCode } from './join-code.ts';
import { JoinPage } from './join-page.tsx';
import { loadRoomPage } from './room-page-loader.ts';
import { pageStorage } from './page-storage.ts';
import { serverSettings } from './server-settings.ts';

const api = new ParleyApi();
const settings = serverSettings(api);
const media = settings.then(({ maxVideo }) => new LocalMedia({ ...pageStorage(), maxVideo }));

const entrance = new Entrance({
  code: joinCode(location.pathname),
  api,
  media: {
    setCamera: async (on) => (await media).setCamera(on),
    setMicrophone: async (on) => (await media).setMicrophone(on),
  },
  clock: browserClock,
  loadRoom: async () => {
    const { createRoom } = await loadRoomPage();
    const [{ realtimeUrl }, devices] = [await settings, await media];
    return () => createRoom(devices, realtimeUrl);
  },
  go: (url) => location.assign(url),
});

// Door, settings and words are asked for side by side.
void entrance.read();
void show();

async function show(): Promise<void> {
  const root = document.getElementById('root');
  const language = firstLanguage();
  document.documentElement.lang = language;
  prepareAnnouncer();
  const [catalogue, devices, { workspaceName }] = await Promise.all([loadMeetingCatalogue(language), media, settings]);
  if (root === null) return;
  createRoot(root).render(
    <LocaleProvider language={language} catalogue={catalogue}>
      <JoinPage entrance={entrance} media={devices} workspaceName={workspaceName} />
    </LocaleProvider>,
  );
}
