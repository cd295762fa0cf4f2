import type { ChatMessage } from '@parley/contract/realtime';
import type { ParleyError } from '@parley/contract/errors';
import type { ChatEntry, ChatView } from './room-view.ts';

/** Entries kept in memory; older ones are in the room's log. */
const MOST_ENTRIES = 2000;

export const emptyChat: ChatView = { entries: [], complete: true };

/** Shows at once what this participant says; it is stored later. */
export const addOwn = (
  chat: ChatView,
  own: Pick<ChatEntry, 'key' | 'participantId' | 'name' | 'text' | 'at'>,
): ChatView => bounded({ ...chat, entries: [...chat.entries, { ...own, id: null, own: true, status: 'sending' }] });

export const markStored = (chat: ChatView, key: string): ChatView => change(chat, key, { status: 'sent' });

export const markRefused = (chat: ChatView, key: string, error: ParleyError): ChatView =>
  change(chat, key, { status: 'failed', error });

/** Takes a stored message, once. An own one completes what is shown already. */
export function addStored(chat: ChatView, message: ChatMessage, selfId: string): ChatView {
  if (chat.entries.some((entry) => entry.id === message.id)) return chat;
  const own = message.participant_id === selfId;
  const stored: ChatEntry = {
    id: message.id,
    key: message.id,
    participantId: message.participant_id,
    name: message.name,
    text: message.text,
    at: message.at,
    own,
    status: 'sent',
  };
  const written = own ? chat.entries.find((entry) => waits(entry) && entry.text === message.text) : undefined;
  const others = chat.entries.filter((entry) => entry !== written);
  const entry = written === undefined ? stored : { ...stored, key: written.key };
  return bounded({ ...chat, entries: insert(others, entry) });
}

/** Begins again from a snapshot; what this participant said and is not in it stays to be sent. */
export function fromSnapshot(
  before: ChatView,
  messages: readonly ChatMessage[],
  complete: boolean,
  selfId: string,
): ChatView {
  const known = new Map(before.entries.map((entry) => [entry.id, entry]));
  const start: ChatView = { entries: before.entries.filter((entry) => entry.id === null), complete };
  return messages.reduce((chat, message) => {
    // What had its id before cannot be what still waits, even with the same words.
    const entry = known.get(message.id);
    return entry === undefined ? addStored(chat, message, selfId) : { ...chat, entries: insert(chat.entries, entry) };
  }, start);
}

/** Not in the log yet as far as this client knows. */
const waits = (entry: ChatEntry): boolean => entry.id === null && entry.status !== 'failed';

/** Stored entries are in the order of the log; what still waits comes after them. */
function insert(entries: readonly ChatEntry[], entry: ChatEntry): readonly ChatEntry[] {
  const waiting = entries.findIndex(waits);
  return waiting === -1 ? [...entries, entry] : [...entries.slice(0, waiting), entry, ...entries.slice(waiting)];
}

const change = (chat: ChatView, key: string, to: Partial<ChatEntry>): ChatView => ({
  ...chat,
  entries: chat.entries.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)),
});

function bounded(chat: ChatView): ChatView {
  if (chat.entries.length <= MOST_ENTRIES) return chat;
  return { entries: chat.entries.slice(-MOST_ENTRIES), complete: false };
}
