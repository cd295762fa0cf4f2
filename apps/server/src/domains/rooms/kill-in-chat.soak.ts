import { killInChat } from './testing/kill-in-chat.ts';

/** The scenario of `restart.integration.test.ts` with a long count, for `npm run soak`. */
export const soak = {
  title: 'The server is killed in the middle of a chat',
  count: 100,
  async run(count: number, progress: (done: number) => void) {
    const { acknowledged, lost, doubled, back } = await killInChat(count, progress);
    return [
      { name: 'acknowledged messages', value: acknowledged, unit: 'messages' },
      { name: 'acknowledged and lost', value: lost, unit: 'messages', limit: { atMost: 0 } },
      { name: 'stored twice', value: doubled, unit: 'messages', limit: { atMost: 0 } },
      { name: 'kill until everybody is back, worst', value: back, unit: 'ms', limit: { atMost: 5000 } },
    ];
  },
};
