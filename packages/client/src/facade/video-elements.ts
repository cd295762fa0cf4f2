import type { RemoteMedia } from '../room/room-view.ts';

export type Picture = 'video' | 'screen';

/** Where a page shows pictures: each element gets the stream that belongs to it as soon as there is one. */
export class VideoElements {
  #own: HTMLVideoElement | null = null;
  /** By participant id; also of people who are not there yet. */
  readonly #others = { video: new Map<string, HTMLVideoElement>(), screen: new Map<string, HTMLVideoElement>() };
  #ownStream: MediaStream | null = null;
  #media: ReadonlyMap<string, RemoteMedia> = new Map();

  setOwn(element: HTMLVideoElement | null): void {
    if (this.#own !== null && this.#own !== element) show(this.#own, null);
    this.#own = element;
    this.showOwn(this.#ownStream);
  }

  /** Null takes the element back. */
  setOther(picture: Picture, participantId: string, element: HTMLVideoElement | null): void {
    const elements = this.#others[picture];
    const before = elements.get(participantId);
    if (before !== undefined && before !== element) show(before, null);
    if (element === null) elements.delete(participantId);
    else elements.set(participantId, element);
    this.showOthers(this.#media);
  }

  showOwn(stream: MediaStream | null): void {
    this.#ownStream = stream;
    if (this.#own !== null) show(this.#own, stream);
  }

  showOthers(media: ReadonlyMap<string, RemoteMedia>): void {
    this.#media = media;
    for (const picture of ['video', 'screen'] as const)
      for (const [participantId, element] of this.#others[picture])
        show(element, media.get(participantId)?.[picture] ?? null);
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
