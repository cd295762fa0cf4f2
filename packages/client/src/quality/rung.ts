/** What a picture may be at most. */
export interface Rung {
  /** Lines of the shorter side. */
  height: number;
  frameRate: number;
  /** Bit/s. */
  bitrate: number;
}

interface PeopleRung extends Rung {
  /** Up to so many, oneself included. */
  people: number;
  /** Bit/s for a screen. */
  screen: number;
}

/** Everybody sends to everybody, so what one connection may cost falls with the number of people (Q1). */
const RUNGS: readonly PeopleRung[] = [
  { people: 2, height: 720, frameRate: 30, bitrate: 1_500_000, screen: 2_500_000 },
  { people: 3, height: 540, frameRate: 30, bitrate: 800_000, screen: 2_000_000 },
  { people: 4, height: 360, frameRate: 30, bitrate: 500_000, screen: 1_500_000 },
];
const LAST: PeopleRung = {
  people: Number.POSITIVE_INFINITY,
  height: 180,
  frameRate: 15,
  bitrate: 150_000,
  screen: 1_000_000,
};

/** With so many people and more only the last speakers are seen. */
export const SPEAKERS_ONLY_FROM = 7;

export const rungFor = (people: number): PeopleRung => RUNGS.find((rung) => people <= rung.people) ?? LAST;

/** Sizes that are sent, so that a tile which grows by a pixel changes nothing. */
const HEIGHTS = [90, 180, 270, 360, 540, 720, 1080, 1440, 2160];

/** The smallest size that fills so many lines. */
export const heightToFill = (lines: number): number => HEIGHTS.find((height) => height >= lines) ?? lines;

/** The largest size that is not above so many lines, but never less than the smallest. */
const heightWithin = (lines: number): number => HEIGHTS.findLast((height) => height <= lines) ?? 90;

/** Bit/s that a picture of so many lines can use; small ones need more for each of their pixels. */
const usable = (height: number): number => Math.round(1_500_000 * (height / 720) ** 1.5);

/** The same picture with fewer lines, and no more bits than they can use. */
export function shrunk(rung: Rung, height: number): Rung {
  if (height >= rung.height) return rung;
  return { ...rung, height, bitrate: Math.min(rung.bitrate, usable(height)) };
}

/** The same picture for fewer bits, with fewer lines where the bits would not do for them. */
export function cheaper<R extends Rung>(rung: R, bitrate: number): R {
  if (bitrate >= rung.bitrate) return rung;
  const share = bitrate / rung.bitrate;
  const height = share > 0.7 ? rung.height : Math.min(rung.height, heightWithin(rung.height * share ** (2 / 3)));
  return { ...rung, height, bitrate: Math.floor(bitrate) };
}
