/** An audio element as far as playback uses one; the browser refuses to play as a test says. */
export class FakePlayer {
  srcObject: MediaStream | null = null;
  autoplay = false;
  paused = true;
  removed = false;
  sinkId = '';
  readonly #browser: { refuses: boolean };

  constructor(browser: { refuses: boolean }) {
    this.#browser = browser;
  }

  async play(): Promise<void> {
    if (this.#browser.refuses) throw new DOMException('Press something first', 'NotAllowedError');
    this.paused = false;
  }

  async setSinkId(id: string): Promise<void> {
    if (id === 'gone') throw new DOMException('Not there', 'NotFoundError');
    this.sinkId = id;
  }

  remove(): void {
    this.removed = true;
  }
}

/** The audio elements of a page. */
export function fakePlayers() {
  const browser = { refuses: false };
  const players: FakePlayer[] = [];
  const create = () => {
    const player = new FakePlayer(browser);
    players.push(player);
    return player as unknown as HTMLAudioElement;
  };
  return { browser, players, create, playing: () => players.filter((player) => !player.removed) };
}
