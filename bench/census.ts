import type { Page } from '@playwright/test';

/** What a page holds at a moment. */
export interface Census {
  /** Connections that are not closed. */
  connections: number;
  /** Tracks of camera, microphone and screen that are live. */
  tracks: number;
  /** Kinds of the listeners on what lives as long as the page: window, document, devices and the network's state. One for each. */
  listeners: readonly string[];
  /** Bytes in use after a collection. */
  heap: number;
}

/** Runs in the page before its own code: counts what is made and let go. */
export function countEverything(): void {
  const connections = new Set<RTCPeerConnection>();
  const listeners = new Set<string>();
  const numbers = new WeakMap<object, number>();
  let last = 0;
  Object.assign(window, { census: { connections, listeners } });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
    override close(): void {
      connections.delete(this);
      super.close();
    }
  };

  const numberOf = (thing: object) => {
    const number = numbers.get(thing) ?? ++last;
    numbers.set(thing, number);
    return number;
  };
  const lasting = new Set<EventTarget>([window, document]);
  if (navigator.mediaDevices !== undefined) lasting.add(navigator.mediaDevices);
  if ('connection' in navigator && navigator.connection instanceof EventTarget) lasting.add(navigator.connection);
  const key = (target: EventTarget, type: string, listener: object, options: unknown) => {
    const capture = typeof options === 'object' && options !== null && 'capture' in options ? options.capture : options;
    return `${numberOf(target)} ${type} ${numberOf(listener)} ${capture === true}`;
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // One that goes by itself, or by a signal, is not counted.
    const passes = typeof options === 'object' && (options.once === true || options.signal !== undefined);
    if (listener !== null && lasting.has(this ?? window) && !passes)
      listeners.add(key(this ?? window, type, listener, options));
    add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (listener !== null && lasting.has(this ?? window))
      listeners.delete(key(this ?? window, type, listener, options));
    remove.call(this ?? window, type, listener, options);
  };
}

/** Counts now, after a collection of what nobody holds. */
export async function takeCensus(page: Page): Promise<Census> {
  // What the pointer rests on is listened for (`pointerover`).
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  await session.detach();
  const counts = await page.evaluate(() => {
    const { census, __standIn } = window as unknown as {
      census: { connections: Set<unknown>; listeners: Set<string> };
      __standIn: { tracks: MediaStreamTrack[] };
    };
    return {
      connections: census.connections.size,
      listeners: [...census.listeners].map((key) => key.split(' ')[1] ?? ''),
      tracks: __standIn.tracks.filter(({ readyState }) => readyState === 'live').length,
    };
  });
  return { ...counts, heap: usedSize };
}
