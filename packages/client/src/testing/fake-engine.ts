import type { IncomingSignal } from '@parley/contract/realtime';
import type { EngineOptions, EnginePeer, MediaEngine } from '../engines/engine.ts';
import type { Shown } from '../media/shown.ts';
import { fakeMedia } from './fake-media.ts';

/** An engine that only notes what the room asks of it. */
export class FakeEngine implements MediaEngine {
  readonly options: EngineOptions;
  readonly published: Record<string, MediaStreamTrack | null> = {};
  readonly signals: IncomingSignal[] = [];
  /** What was done, in order. */
  readonly done: string[] = [];
  peers: readonly EnginePeer[] = [];
  readonly shown: Record<string, Partial<Shown>> = {};
  /** What brings each person's voice. */
  readonly voices: Record<string, Pick<RTCRtpReceiver, 'getSynchronizationSources'>> = {};
  speakers: readonly string[] = [];
  /** What `offered` answers. */
  offers: Promise<unknown> = Promise.resolve();

  constructor(options: EngineOptions) {
    this.options = options;
  }

  publish(source: string, track: MediaStreamTrack | null): void {
    this.published[source] = track;
  }

  subscribe(peers: readonly EnginePeer[]): void {
    for (const { participantId } of peers) {
      if (this.peers.some((peer) => peer.participantId === participantId)) continue;
      this.options.mediaChanged(participantId, fakeMedia());
    }
    for (const { participantId } of this.peers) {
      if (!peers.some((peer) => peer.participantId === participantId)) this.options.mediaChanged(participantId, null);
    }
    this.peers = peers;
  }

  offered(): Promise<unknown> {
    return this.offers;
  }

  receive(signal: IncomingSignal): void {
    this.signals.push(signal);
  }

  setSignaling(up: boolean): void {
    this.done.push(up ? 'up' : 'down');
  }

  setShown(participantId: string, shown: Partial<Shown>): void {
    this.shown[participantId] = shown;
  }

  voiceReceiver(participantId: string): RTCRtpReceiver | undefined {
    return this.voices[participantId] as RTCRtpReceiver | undefined;
  }

  speakersChanged(participantIds: readonly string[]): void {
    this.speakers = participantIds;
  }

  networkChanged(): void {
    this.done.push('network');
  }

  relaysRenewed(): void {
    this.done.push('relays');
  }

  restart(): void {
    this.done.push('restart');
  }

  async stats(): Promise<ReadonlyMap<string, RTCStatsReport>> {
    return new Map();
  }

  close(): void {
    this.done.push('close');
    this.subscribe([]);
  }
}
