import { observeShown } from '../media/observe-shown.ts';
import type { RemoteMedia } from '../room/room-view.ts';

export type Picture = 'video' | 'screen';

interface Place {
  element: HTMLVideoElement;
  /** In device pixels; null until the browser has laid it out. */
  height: number | null;
  stopObserving(): void;
}

export interface VideoElementsOptions {
  /** An element that shows this picture of somebody became so large, in device pixels; 0 when it is out of sight. */
  shown(participantId: string, picture: Picture, height: number): void;
  observe?: typeof observeShown;
}

/** Where a page shows pictures: each element gets the stream that belongs to it as soon as there is one. */
export class VideoElements {
  readonly #options: VideoElementsOptions;
  #own: HTMLVideoElement | null = null;
  /** By participant id; also of people who are not there yet. */
  readonly #others = { video: new Map<string, Place>(), screen: new Map<string, Place>() };
  #ownStream: MediaStream | null = null;
  #media: ReadonlyMap<string, RemoteMedia> = new Map();

  constructor(options: VideoElementsOptions) {
    this.#options = options;
  }

  setOwn(element: HTMLVideoElement | null): void {
    if (this.#own !== null && this.#own !== element) show(this.#own, null);
    this.#own = element;
    this.showOwn(this.#ownStream);
  }

  /** Null takes the element back. */
  setOther(picture: Picture, participantId: string, element: HTMLVideoElement | null): void {
    const places = this.#others[picture];
    const before = places.get(participantId);
    if (before?.element === element) return;
    if (before !== undefined) {
      before.stopObserving();
      show(before.element, null);
      places.delete(participantId);
    }
    if (element === null) this.#options.shown(participantId, picture, 0);
    else places.set(participantId, this.#observe(picture, participantId, element));
    this.showOthers(this.#media);
  }

  showOwn(stream: MediaStream | null): void {
    this.#ownStream = stream;
    if (this.#own !== null) show(this.#own, stream);
  }

  showOthers(media: ReadonlyMap<string, RemoteMedia>): void {
    this.#media = media;
    for (const picture of ['video', 'screen'] as const)
      for (const [participantId, { element, height }] of this.#others[picture]) {
        show(element, media.get(participantId)?.[picture] ?? null);
        // Who came just now has not been told yet.
        if (height !== null && media.has(participantId)) this.#options.shown(participantId, picture, height);
      }
  }

  #observe(picture: Picture, participantId: string, element: HTMLVideoElement): Place {
    const place: Place = { element, height: null, stopObserving: () => {} };
    place.stopObserving = (this.#options.observe ?? observeShown)(element, (height) => {
      place.height = height;
      this.#options.shown(participantId, picture, height);
    });
    return place;
  }
}

/** Without sound, which is played apart from the pictures: so no browser keeps the picture from starting. */
function show(element: HTMLVideoElement, stream: MediaStream | null): void {
  if (element.srcObject === stream) return;
  element.muted = true;
  element.playsInline = true;
  element.autoplay = true;
  element.srcObject = stream;
}
