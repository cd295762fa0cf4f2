import type { ChatEntry } from '@parley/client';

/** Within this long, what the same person says goes under one name. */
const TOGETHER = 3 * 60_000;

/** What one person said in one go. */
export interface ChatBlock {
  key: string;
  participantId: string;
  name: string;
  at: string;
  own: boolean;
  entries: readonly ChatEntry[];
}

/** Groups a chat by who speaks, in order. */
export function chatBlocks(entries: readonly ChatEntry[]): ChatBlock[] {
  const blocks: (ChatBlock & { entries: ChatEntry[] })[] = [];
  for (const entry of entries) {
    const last = blocks.at(-1);
    const previous = last?.entries.at(-1);
    const goesOn =
      last !== undefined &&
      previous !== undefined &&
      last.participantId === entry.participantId &&
      Date.parse(entry.at) - Date.parse(previous.at) < TOGETHER;
    if (goesOn) last.entries.push(entry);
    else blocks.push({ ...blockOf(entry), entries: [entry] });
  }
  return blocks;
}

const blockOf = ({ key, participantId, name, at, own }: ChatEntry) => ({ key, participantId, name, at, own });
