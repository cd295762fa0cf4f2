import { browserClock, LocalMedia, ParleyApi } from '@parley/client';
import { Background } from '@parley/client/effects';
import { loadMeetingCatalogue } from '@parley/locales';
import { BackgroundProvider } from '@parley/react/lobby';
import { LocaleProvider, prepareAnnouncer } from '@parley/react/parts';
import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../first-language.ts';
import { Entrance } from './entrance.ts';
import { joinCode } from './join-code.ts';
import { JoinPage } from './join-page.tsx';
import { loadRoomPage } from './room-page-loader.ts';
import { pageStorage } from './page-storage.ts';
import { rememberedSwitches } from './remembered-switches.ts';
import { SEGMENTATION_FILES } from './segmentation-files.ts';
import { serverSettings } from './server-settings.ts';

const api = new ParleyApi();
const settings = serverSettings(api);
const devices = settings.then(({ maxVideo }) => {
  const media = new LocalMedia({ ...pageStorage(), maxVideo });
  // Before the camera is turned on: what was hidden at the last visit is not seen at this one.
  return { media, background: new Background({ media, files: SEGMENTATION_FILES, ...pageStorage() }) };
});

const entrance = new Entrance({
  code: joinCode(location.pathname),
  api,
  media: {
    setCamera: async (on) => (await devices).media.setCamera(on),
    setMicrophone: async (on) => (await devices).media.setMicrophone(on),
  },
  startsWith: rememberedSwitches(),
  clock: browserClock,
  loadRoom: async () => {
    const { createRoom } = await loadRoomPage();
    const [{ realtimeUrl }, { media }] = [await settings, await devices];
    return () => createRoom(media, realtimeUrl);
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
  const [catalogue, { media, background }, { workspaceName }] = await Promise.all([
    loadMeetingCatalogue(language),
    devices,
    settings,
  ]);
  if (root === null) return;
  createRoot(root).render(
    <LocaleProvider language={language} catalogue={catalogue}>
      <BackgroundProvider value={background}>
        <JoinPage entrance={entrance} media={media} workspaceName={workspaceName} />
      </BackgroundProvider>
    </LocaleProvider>,
  );
}
