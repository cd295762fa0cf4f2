import { browserClock, LocalMedia, ParleyApi } from '@parley/client';
import { Background } from '@parley/client/effects';
import { type Language, loadMeetingCatalogue } from '@parley/locales';
import { BackgroundProvider } from '@parley/react/lobby';
import { LocaleProvider, prepareAnnouncer } from '@parley/react/parts';
import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../first-language.ts';
import { Entrance } from './entrance.ts';
import { joinCode } from './join-code.ts';
import { JoinPage } from './join-page.tsx';
import { languageChoice } from './language-choice.ts';
import { loadRoomPage } from './room-page-loader.ts';
import { pageIdle } from './page-idle.ts';
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
  whenIdle: pageIdle,
  loadRoom: async () => {
    const { createRoom } = await loadRoomPage();
    const [{ realtimeUrl }, { media }] = [await settings, await devices];
    return () => createRoom(media, realtimeUrl);
  },
  go: (url) => location.assign(url),
});

// Door, settings and words are asked for side by side.
void entrance.read();
const place = document.getElementById('root');
const root = place === null ? null : createRoot(place);
void show(firstLanguage());

/** Shows the page in a language; again for another one, whatever goes on. */
async function show(language: Language): Promise<void> {
  document.documentElement.lang = language;
  prepareAnnouncer();
  const [catalogue, { media, background }, { workspaceName }] = await Promise.all([
    loadMeetingCatalogue(language),
    devices,
    settings,
  ]);
  root?.render(
    <LocaleProvider language={language} catalogue={catalogue}>
      <BackgroundProvider value={background}>
        <JoinPage
          entrance={entrance}
          media={media}
          workspaceName={workspaceName}
          language={languageChoice(language, (next) => void show(next))}
        />
      </BackgroundProvider>
    </LocaleProvider>,
  );
}
