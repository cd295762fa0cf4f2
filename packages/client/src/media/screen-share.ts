import type { ParleyError } from '@parley/contract/errors';
import { Machine } from '../machine.ts';
import { screenConstraints } from './constraints.ts';
import { mediaError, noMediaDevices } from './media-errors.ts';
import type { ScreenShareOptions, ScreenState } from './media-view.ts';
import {
  notSharing,
  reduceShare,
  type ShareEffect,
  type ShareEnd,
  type ShareEvent,
  type ShareOptions,
  type ShareState,
} from './screen-share-state.ts';

export type DisplayDevices = Partial<Pick<MediaDevices, 'getDisplayMedia'>>;

export interface ScreenShareDeps {
  devices: DisplayDevices | undefined;
  camera: { isOn(): boolean; turn(on: boolean): void };
  changed(): void;
  ended(why: ShareEnd): void;
}

/** The shared screen with its tracks. `screen-share-state.ts` decides; the browser's picker and tracks are here. */
export class ScreenShare {
  readonly #deps: ScreenShareDeps;
  readonly #share: Machine<ShareState, ShareEvent, ShareEffect>;
  /** Those that were not stopped, by the wish that captured them. */
  readonly #captures = new Map<number, { stream: MediaStream; unwatch: () => void }>();
  #capturing: Promise<void> = Promise.resolve();

  constructor(deps: ScreenShareDeps) {
    this.#deps = deps;
    this.#share = new Machine(notSharing, reduceShare, (effect) => this.#carryOut(effect));
  }

  get state(): ScreenState {
    const state = this.#share.state;
    if (state.name === 'failed') return { status: 'failed', error: state.error };
    const stream = this.#stream;
    if (state.name !== 'on' || stream === null) return { status: state.name === 'starting' ? 'starting' : 'off' };
    return { status: 'on', stream, audio: state.audio, content: state.options.content };
  }

  /** What is sent as `screen` and as `screen_audio`. */
  get tracks(): { video: MediaStreamTrack | null; audio: MediaStreamTrack | null } {
    const of = (kind: string) => this.#stream?.getTracks().find((track) => track.kind === kind) ?? null;
    return { video: of('video'), audio: of('audio') };
  }

  /** Settles when the person has chosen: on, off or failed. */
  async start({ audio = true, content = 'detail', camera = 'keep' }: ScreenShareOptions = {}): Promise<void> {
    this.#share.feed({ type: 'start', options: { audio, content, camera } });
    await this.#capturing;
  }

  stop(): void {
    this.#share.feed({ type: 'stop' });
  }

  leave(): void {
    this.#share.feed({ type: 'leave' });
  }

  refuse(error: ParleyError): void {
    this.#share.feed({ type: 'refused', error });
  }

  cameraTouched(): void {
    this.#share.feed({ type: 'camera_touched' });
  }

  get #stream(): MediaStream | null {
    const state = this.#share.state;
    return (state.name === 'on' && this.#captures.get(state.wishes)?.stream) || null;
  }

  #carryOut(effect: ShareEffect): void {
    switch (effect.type) {
      case 'capture':
        this.#capturing = this.#capture(effect.wish, effect.options);
        break;
      case 'stop': {
        const capture = this.#captures.get(effect.wish);
        this.#captures.delete(effect.wish);
        capture?.unwatch();
        for (const track of capture?.stream.getTracks() ?? []) track.stop();
        break;
      }
      case 'turn_camera':
        this.#deps.camera.turn(effect.on);
        break;
      case 'tell_changed':
        this.#deps.changed();
        break;
      case 'tell_ended':
        this.#deps.ended(effect.why);
    }
  }

  async #capture(wish: number, options: ShareOptions): Promise<void> {
    let stream: MediaStream;
    try {
      const { devices } = this.#deps;
      if (devices?.getDisplayMedia === undefined) throw noMediaDevices('screen');
      stream = await devices.getDisplayMedia(screenConstraints(options));
    } catch (error) {
      this.#share.feed({ type: 'not_captured', wish, error: wasCancelled(error) ? null : mediaError(error, 'screen') });
      return;
    }
    const picture = stream.getTracks().find((track) => track.kind === 'video');
    for (const track of stream.getTracks()) track.contentHint = track === picture ? options.content : 'music';
    const ended = () => this.#share.feed({ type: 'ended', wish });
    picture?.addEventListener('ended', ended);
    this.#captures.set(wish, { stream, unwatch: () => picture?.removeEventListener('ended', ended) });
    const audio = stream.getTracks().some((track) => track.kind === 'audio');
    this.#share.feed({ type: 'captured', wish, audio, cameraOn: this.#deps.camera.isOn() });
    if (picture?.readyState !== 'live') ended();
  }
}

/** Browsers name closing the picker and a ban by the system alike; only the words of some tell them apart. */
const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NotAllowedError' && !/system|policy/i.test(error.message);
