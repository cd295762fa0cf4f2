/** Backgrounds that are drawn here, so that they weigh nothing. */
export const scenes = ['dawn', 'forest', 'study'] as const;
export type Scene = (typeof scenes)[number];

/** What is behind a person in their own picture. */
export type BackgroundChoice =
  /** What the camera sees. */
  | { kind: 'none' }
  | { kind: 'blur' }
  | { kind: 'scene'; scene: Scene }
  /** The person's own picture, as a `data:` address. */
  | { kind: 'picture'; url: string };

/** One that is drawn. */
export type ShownBackground = Exclude<BackgroundChoice, { kind: 'none' }>;

export type BackgroundStorage = Pick<Storage, 'getItem' | 'setItem'>;

const CHOICE = 'parley.background';
const PICTURE = 'parley.background.picture';
/** Longest `data:` address of an own picture that is kept, in characters. */
const LONGEST = 600_000;

/** What was chosen at the last visit; none where nothing is kept, or what is kept cannot be read. */
export function rememberedBackground(storage: BackgroundStorage | undefined): BackgroundChoice {
  const kept = read(storage, CHOICE);
  if (kept === 'blur') return { kind: 'blur' };
  const scene = scenes.find((one) => one === kept);
  if (scene !== undefined) return { kind: 'scene', scene };
  const url = kept === 'picture' ? rememberedPicture(storage) : null;
  return url === null ? { kind: 'none' } : { kind: 'picture', url };
}

/** The own picture that was used last, also while another background is chosen. */
export function rememberedPicture(storage: BackgroundStorage | undefined): string | null {
  const url = read(storage, PICTURE);
  return url !== null && /^data:image\/(jpeg|png|webp);base64,/.test(url) && url.length <= LONGEST ? url : null;
}

export function rememberBackground(storage: BackgroundStorage | undefined, choice: BackgroundChoice): void {
  try {
    if (choice.kind === 'picture') storage?.setItem(PICTURE, choice.url);
    storage?.setItem(CHOICE, choice.kind === 'scene' ? choice.scene : choice.kind);
  } catch {
    // Full or forbidden storage: the choice holds for this visit.
  }
}

function read(storage: BackgroundStorage | undefined, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
