import { ParleyError } from '@parley/contract/errors';
import { type ClientMessage, LIMITS } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import { asParleyError } from '../signaling/refusal.ts';
import type { WritableSlice } from '../slice.ts';
import { addOwn, markRefused, markStored } from './chat-log.ts';
import { newOpId } from './op-id.ts';
import type { ChatView } from './room-view.ts';

export interface RoomChatOptions {
  chat: WritableSlice<ChatView>;
  clock: Clock;
  store(message: ClientMessage<'webrtc_chat_message'>): Promise<void>;
}

/** What this participant says: shown at once, stored in order (C2). */
export class RoomChat {
  readonly #options: RoomChatOptions;

  constructor(options: RoomChatOptions) {
    this.#options = options;
  }

  /** Says `text` as this person. @throws ParleyError when it is too long. */
  say(text: string, participantId: string, name: string): void {
    const said = text.toWellFormed().replaceAll('\0', '').trim();
    if (said === '') return;
    if (said.length > LIMITS.chatLength) {
      throw new ParleyError('VALIDATION_FAILED', `A message has at most ${LIMITS.chatLength} characters.`);
    }
    const key = newOpId();
    const at = new Date(this.#options.clock.now()).toISOString();
    this.#options.chat.update((chat) => addOwn(chat, { key, participantId, name, text: said, at }));
    void this.#store({ op_id: key, message: said });
  }

  async #store(message: ClientMessage<'webrtc_chat_message'>): Promise<void> {
    const { chat, store } = this.#options;
    try {
      await store(message);
      chat.update((shown) => markStored(shown, message.op_id));
    } catch (error) {
      chat.update((shown) => markRefused(shown, message.op_id, asParleyError(error)));
    }
  }
}
