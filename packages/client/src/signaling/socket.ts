import type { ParleyError } from '@parley/contract/errors';
import type { Acknowledgement, ClientMessages, Handshake } from '@parley/contract/realtime';

/** What a connection to the realtime server tells its owner. */
export interface SocketListener {
  /** The server took the handshake. */
  opened(): void;
  /** A message, not yet checked. */
  received(name: string, payload: unknown): void;
  /** It is over, or never began; told once. `refusal` is the server's reason where it gave one. */
  closed(refusal: ParleyError | null): void;
}

/** One connection to the realtime server. It never reconnects by itself: that is its owner's decision. */
export interface SignalingSocket<Messages = ClientMessages> {
  /** Settles with the acknowledgement. @throws ParleyError `TIMEOUT` or `NETWORK_UNREACHABLE` when there was none. */
  send<N extends keyof Messages & string>(name: N, message: Messages[N], timeout: number): Promise<Acknowledgement>;
  /** Ends it; its listener hears nothing more. */
  close(): void;
}

/** Opens a connection with this handshake. One that is still to come is waited for while the way opens; its owner is told why it does not come. */
export type CreateSocket<Opening = Handshake, Messages = ClientMessages> = (
  serverUrl: string,
  handshake: Opening | Promise<Opening>,
  listener: SocketListener,
) => SignalingSocket<Messages>;
