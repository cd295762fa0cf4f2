import type { MediaEngine } from '../engines/engine.ts';
import type { Clock } from '../clock.ts';
import { AudioPlayback, type CreatePlayer } from '../media/audio-playback.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { Slice } from '../slice.ts';
import { Speakers } from '../speakers/speakers.ts';
import type { RoomSlices } from './room-slices.ts';

export interface RoomSoundOptions {
  slices: RoomSlices;
  local: LocalMedia;
  clock: Clock;
  createPlayer: CreatePlayer;
  engine(): MediaEngine | undefined;
  speakerChanged(participantId: string | null): void;
}

/** What is heard in a room: everybody's sound on the chosen speaker, and who speaks. */
export class RoomSound {
  readonly #options: RoomSoundOptions;
  readonly playback: AudioPlayback;
  readonly #speakers: Speakers;
  #stops: (() => void)[] = [];

  constructor(options: RoomSoundOptions) {
    this.#options = options;
    const { local, clock, slices } = options;
    this.playback = new AudioPlayback(options.createPlayer, local.page);
    this.#speakers = new Speakers({
      clock,
      own: local.level,
      receiver: (participantId) => options.engine()?.voiceReceiver(participantId),
      speakerChanged: (participantId) => {
        slices.speaker.set(participantId);
        options.speakerChanged(participantId);
      },
      recentChanged: (participantIds) => options.engine()?.speakersChanged(participantIds),
    });
  }

  level(participantId: string): Slice<number> {
    return this.#speakers.level(participantId);
  }

  /** Follows who is there from now on. */
  follow(): void {
    const { slices, local } = this.#options;
    const chooseSpeaker = () => this.playback.setSpeaker(local.view.getSnapshot().speakerId);
    this.#stops = [
      slices.media.subscribe(() => this.#play()),
      slices.participants.subscribe(() => {
        this.#play();
        this.#hear();
      }),
      slices.self.subscribe(() => this.#hear()),
      local.view.subscribe(chooseSpeaker),
    ];
    chooseSpeaker();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.playback.play([]);
    this.#speakers.setRoom(null);
  }

  #play(): void {
    const { media, participants } = this.#options.slices;
    const all = media.getSnapshot();
    const sharing = participants.getSnapshot().filter((participant) => participant.screen);
    this.playback.play([
      ...[...all.values()].map(({ audio }) => audio),
      ...sharing.flatMap(({ id }) => all.get(id)?.screenAudio ?? []),
    ]);
  }

  #hear(): void {
    const self = this.#options.slices.self.getSnapshot();
    if (self === null) return;
    const others = this.#options.slices.participants.getSnapshot();
    const unmuted = others.filter((participant) => participant.audio).map(({ id }) => id);
    this.#speakers.setRoom({
      selfId: self.participantId,
      unmuted: new Set(self.audio ? [...unmuted, self.participantId] : unmuted),
      others: others.map(({ id }) => id),
    });
  }
}
