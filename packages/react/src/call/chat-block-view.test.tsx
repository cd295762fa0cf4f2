import { type Language, loadMeetingCatalogue } from '@parley/locales';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LocaleProvider } from '../parts/index.ts';
import { ChatBlockView } from './chat-block-view.tsx';
import { chatBlocks } from './chat-blocks.ts';

async function read(language: Language): Promise<string> {
  const at = '2026-11-24T15:00:00.000Z';
  const entry = {
    key: '1',
    id: 'msg_1',
    participantId: 'prt_1',
    name: '',
    text: '',
    at,
    own: false,
    status: 'sent',
  } as const;
  const [block] = chatBlocks([entry]);
  if (block === undefined) throw new Error('One entry is one block');
  return renderToString(
    <LocaleProvider language={language} catalogue={await loadMeetingCatalogue(language)} timeZone="UTC">
      <ChatBlockView block={block} avatarUrl={null} onSendAgain={() => {}} />
    </LocaleProvider>,
  );
}

test('[V4] [V5] what somebody wrote who was erased keeps its place, without name and words', async () => {
  const english = await read('en');
  expect(english).toContain('Former member');
  expect(english).toContain('Erased.');
  expect(await read('de')).toContain('Ehemaliges Mitglied');
});
