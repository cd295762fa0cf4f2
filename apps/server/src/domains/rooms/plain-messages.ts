import { CANDIDATE_ALIASES, type CLIENT_MESSAGES, SIGNAL_ALIASES } from '@parley/contract/realtime';
import { newSecret } from '../../platform/ids/ids.ts';

type Fields = Record<string, unknown>;

/** Messages that name a command, so that one sent twice is done once. */
const COMMANDS: ReadonlySet<string> = new Set([
  'webrtc_join_room',
  'webrtc_leave_room',
  'webrtc_chat_message',
  'webrtc_raise_hand',
  'webrtc_moderate',
] satisfies (keyof typeof CLIENT_MESSAGES)[]);

/** What somebody sends who does not say so. */
const NOTHING = { audio: false, video: false, screen: false };
/** Others to whom one connection speaks; a room has fewer. */
const MOST_OTHERS = 1000;

/**
 * Reads what a client says that speaks plainly, without names of commands and numbers of signals, as the protocol has it (F6). A message of the
 * protocol stays what it is, and what is wrong with a plain one its schema says.
 */
export class PlainMessages {
  /** How many signals were numbered for whom. */
  readonly #numbers = new Map<string, number>();

  read(name: string, message: unknown): { name: string; message: unknown } {
    if (!isPlainObject(message)) return { name, message };
    if (Object.hasOwn(SIGNAL_ALIASES, name)) {
      const type = SIGNAL_ALIASES[name as keyof typeof SIGNAL_ALIASES];
      return { name: 'webrtc_signal', message: this.#signal({ type, ...message }) };
    }
    if (name === 'webrtc_signal') return { name, message: this.#signal(message) };
    if (!COMMANDS.has(name) || 'op_id' in message) return { name, message };
    const media = name === 'webrtc_join_room' ? { media: NOTHING } : {};
    return { name, message: { ...media, ...message, op_id: newSecret().slice(0, 24) } };
  }

  #signal(message: Fields): Fields {
    if ('generation' in message || 'n' in message) return message;
    const to = String(message['target_participant']);
    const n = (this.#numbers.get(to) ?? 0) + 1;
    if (this.#numbers.size >= MOST_OTHERS) this.#numbers.clear();
    this.#numbers.set(to, n);
    return { ...message, data: dataOf(message), generation: 1, n };
  }
}

/** Descriptions and candidates as a browser's own objects have them. */
function dataOf({ type, data }: Fields): unknown {
  if (!isPlainObject(data)) return data;
  if (type === 'offer' || type === 'answer') return data['type'] === type ? { sdp: data['sdp'] } : data;
  if (type !== 'ice_candidate') return data;
  const named = { sdp_mid: null, sdp_m_line_index: null, username_fragment: null, ...data } as Fields;
  for (const [alias, name] of Object.entries(CANDIDATE_ALIASES)) {
    if (!(alias in data)) continue;
    named[name] = data[alias];
    delete named[alias];
  }
  return named;
}

const isPlainObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
