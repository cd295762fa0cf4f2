interface Answer {
  status: number;
  cookie: string;
  body: { conference: { id: string; joinCode: string }; items: { id: string }[]; user: { name: string } };
}

/** Somebody who writes by REST, and knows afterwards what has to be there: acknowledged is stored (D1). */
export class RestWriter {
  #url: string;
  readonly #cookie: string;
  /** Conferences that were acknowledged, and whether they were deleted since. */
  readonly #there = new Set<string>();
  readonly #deleted = new Set<string>();
  /** Deletes that were not answered: either is right. */
  readonly #unsure = new Set<string>();
  /** The number in the name: the last that was acknowledged, and the last that was sent. */
  #name = { acknowledged: 0, sent: 0 };
  acknowledged = 0;
  readonly lost: string[] = [];

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signUp(url: string): Promise<RestWriter> {
    const body = { email: 'writer@example.org', password: 'a long enough one', name: 'Name 0' };
    const { cookie } = await call(url, '', 'POST', '/api/auth/sign-up', body);
    return new RestWriter(url, cookie);
  }

  /** Makes a conference that stays; answers its join code. */
  async create(): Promise<string> {
    const { conference } = (await this.#call('POST', '/api/video-conferences', { title: 'Written' })).body;
    return conference.joinCode;
  }

  /** Creates, renames and deletes until the server is gone. */
  async writeUntilBroken(random: () => number, acknowledged: () => void): Promise<void> {
    try {
      for (;;) {
        const choice = random();
        if (choice < 0.5) await this.#createOne();
        else if (choice < 0.8) await this.#rename();
        else await this.#deleteOne();
        this.acknowledged += 1;
        acknowledged();
      }
    } catch (error) {
      // What `fetch` fails with when the other end is gone.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  /** Looks whether all that was acknowledged is so, on the server that came after. */
  async check(url: string): Promise<void> {
    this.#url = url;
    const listed = new Set<string>();
    for (let cursor = ''; ; ) {
      const { body } = await this.#call('GET', `/api/video-conferences?limit=100${cursor}`);
      for (const { id } of body.items) listed.add(id);
      const { nextCursor } = body as unknown as { nextCursor: string | null };
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    for (const id of this.#there) if (!listed.has(id) && !this.#unsure.has(id)) this.lost.push(`conference ${id}`);
    for (const id of this.#deleted) if (listed.has(id)) this.lost.push(`end of ${id}`);
    const number = Number((await this.#call('GET', '/api/me')).body.user.name.split(' ')[1]);
    const { acknowledged, sent } = this.#name;
    if (number < acknowledged || number > sent) this.lost.push(`name ${acknowledged}, but is ${number}`);
    this.#name.acknowledged = number;
  }

  async #createOne(): Promise<void> {
    const { body } = await this.#call('POST', '/api/video-conferences', { title: 'Written' });
    this.#there.add(body.conference.id);
  }

  async #rename(): Promise<void> {
    this.#name.sent += 1;
    const number = this.#name.sent;
    await this.#call('PATCH', '/api/me', { name: `Name ${number}` });
    this.#name.acknowledged = number;
  }

  async #deleteOne(): Promise<void> {
    const id = [...this.#there].find((one) => !this.#unsure.has(one));
    if (id === undefined) return;
    this.#unsure.add(id);
    await this.#call('DELETE', `/api/video-conferences/${id}`);
    this.#there.delete(id);
    this.#deleted.add(id);
  }

  #call(method: string, path: string, body?: object): Promise<Answer> {
    return call(this.#url, this.#cookie, method, path, body);
  }
}

/** Rejects with a `TypeError` of `fetch` when the server is gone before the whole answer was there. */
async function call(url: string, cookie: string, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  const given = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return { status: answer.status, cookie: given, body: text === '' ? {} : JSON.parse(text) };
}
