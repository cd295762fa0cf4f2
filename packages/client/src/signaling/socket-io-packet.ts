/** What a server of Socket.IO says in one text frame, as far as it concerns a client without binary data, in the one namespace that it asked for. */
export type Packet =
  /** The WebSocket is a connection of Engine.IO; it is pinged every `pingInterval` and given up `pingTimeout` later, in milliseconds. */
  | { type: 'open'; pingInterval: number; pingTimeout: number }
  | { type: 'ping' }
  /** The handshake was taken. */
  | { type: 'connected' }
  | { type: 'refused'; data: unknown }
  | { type: 'event'; name: string; payload: unknown }
  | { type: 'answer'; to: number; payload: unknown }
  /** The server ends the connection. */
  | { type: 'closed' }
  | { type: 'nothing' };

/** Engine.IO 4 and in its messages Socket.IO 5, whose packets begin with a digit each; then the namespace, the number of an answer, JSON. */
const FORM = /^(?:4(\d)(?:\/\w+,)?)?(\d+)?(.*)$/s;

/** Reads a frame. @throws SyntaxError on what is not of this protocol. */
export function readPacket(frame: string): Packet {
  if (frame === '2') return { type: 'ping' };
  if (frame === '1') return { type: 'closed' };
  if (frame.startsWith('0')) return { type: 'open', ...timesIn(JSON.parse(frame.slice(1))) };
  const [, kind, number, json = ''] = FORM.exec(frame) ?? [];
  if (kind === '0') return { type: 'connected' };
  if (kind === '1') return { type: 'closed' };
  if (kind === '4') return { type: 'refused', data: (JSON.parse(json) as { data?: unknown } | null)?.data };
  if (kind !== '2' && kind !== '3') return { type: 'nothing' };
  const values: unknown = JSON.parse(json);
  if (!Array.isArray(values)) throw new SyntaxError('A packet without values');
  if (kind === '3') return { type: 'answer', to: Number(number), payload: values[0] };
  return { type: 'event', name: String(values[0]), payload: values[1] };
}

function timesIn(opened: unknown): { pingInterval: number; pingTimeout: number } {
  const { pingInterval, pingTimeout } = opened as { pingInterval: unknown; pingTimeout: unknown };
  if (typeof pingInterval === 'number' && typeof pingTimeout === 'number') return { pingInterval, pingTimeout };
  throw new SyntaxError('An opening without its times');
}

export const PONG = '3';

/** Asks to be let in with this handshake. `namespace` is empty for the rooms', else as `/me,`. */
export const connectPacket = (namespace: string, handshake: unknown): string =>
  `40${namespace}${JSON.stringify(handshake)}`;

export const disconnectPacket = (namespace: string): string => `41${namespace}`;

/** An event that is to be answered under this number. */
export const eventPacket = (namespace: string, number: number, name: string, message: unknown): string =>
  `42${namespace}${number}${JSON.stringify([name, message])}`;
