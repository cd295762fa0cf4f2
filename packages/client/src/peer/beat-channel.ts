import { BEAT_LENGTH, type Beat, beat } from '@parley/contract/realtime';

/** The data channel of a connection on which both ends beat (W1). To be made before the connection is described. */
export class BeatChannel {
  readonly #channel: RTCDataChannel;
  #sent = 0;

  constructor(connection: RTCPeerConnection, heard: (beat: Beat) => void) {
    this.#channel = connection.createDataChannel('beat', {
      negotiated: true,
      id: 0,
      ordered: false,
      maxRetransmits: 0,
    });
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const read = readBeat(data);
      if (read !== null) heard(read);
    });
  }

  /** Sends a beat, if the channel is open and those before have left. */
  send(news: Omit<Beat, 'n'>): void {
    if (this.#channel.readyState !== 'open' || this.#channel.bufferedAmount > BEAT_LENGTH) return;
    this.#sent += 1;
    this.#channel.send(JSON.stringify({ n: this.#sent, ...news }));
  }
}

/** Null for what is no beat: it says nothing, not even that the other lives. */
function readBeat(data: unknown): Beat | null {
  if (typeof data !== 'string' || data.length > BEAT_LENGTH) return null;
  try {
    return beat.parse(JSON.parse(data));
  } catch {
    return null;
  }
}
