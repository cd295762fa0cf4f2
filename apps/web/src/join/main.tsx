import { browserClock, LocalMedia, ParleyApi } from '@parley/client';
import { chooseLanguage, loadMeetingCatalogue } from '@parley/locales';
import { LocaleProvider, prepareAnnouncer } from '@parley/react/parts';
import { createRoot } from 'react-dom/client';

import { Entrance } from './entrance.ts';
import { JoinPage } from './join-page.tsx';
import { joinCode } from './join-code.ts';
import { loadRoomPage } from './room-page-loader.ts';

const media = new LocalMedia({ storage: localStorage });
const entrance = new Entrance({
  code: joinCode(location.pathname),
  api: new ParleyApi(),
  media,
  clock: browserClock,
  loadRoom: async () => {
    const { createRoom } = await loadRoomPage();
    return () => createRoom(media);
  },
  go: (url) => location.assign(url),
});

const language = chooseLanguage(navigator.languages);
document.documentElement.lang = language;
prepareAnnouncer();
void entrance.read();
void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  const catalogue = await loadMeetingCatalogue(language);
  if (root === null) return;
  createRoot(root).render(
    <LocaleProvider language={language} catalogue={catalogue}>
      <JoinPage entrance={entrance} media={media} />
    </LocaleProvider>,
  );
}
