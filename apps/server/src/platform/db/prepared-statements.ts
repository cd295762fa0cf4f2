/** A prepared statement costs memory on each connection, so there are so many, none longer, and none that came less often. */
const MOST = 200;
const LONGEST = 6000;
const WORTH_IT = 4;
/** Texts whose uses are counted. Lists of changing length make many that hardly ever come again. */
const COUNTED = 5000;

/** Names the statements that come again and again, so that a connection of PostgreSQL reads and plans them once. */
export class PreparedStatements {
  readonly #names = new Map<string, string>();
  #uses = new Map<string, number>();

  /** Undefined for one that is not (yet) worth it. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= MOST || text.length > LONGEST) return name;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < WORTH_IT) {
      if (this.#uses.size >= COUNTED) this.#uses = new Map();
      this.#uses.set(text, uses);
      return undefined;
    }
    this.#uses.delete(text);
    const given = `parley_${this.#names.size + 1}`;
    this.#names.set(text, given);
    return given;
  }
}
