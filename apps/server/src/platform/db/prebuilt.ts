import type { Sql } from './database.ts';

interface Query<R> {
  execute(values: Record<string, unknown>): Promise<R>;
}

/**
 * A query that is built once: for what is asked all the time, for building one takes longer than the database needs for it. Values go into its
 * `sql.placeholder`s as they travel: moments as ISO texts, lists as `any(…)`.
 */
export class Prebuilt<R> {
  readonly #build: (db: Sql) => Query<R>;
  readonly #built = new WeakMap<Sql, Query<R>>();

  /** `build` ends with `.prepare('…')`. */
  constructor(build: (db: Sql) => Query<R>) {
    this.#build = build;
  }

  async run(db: Sql, values: Record<string, unknown>): Promise<R> {
    const built = this.#built.get(db) ?? this.#build(db);
    this.#built.set(db, built);
    return await built.execute(values);
  }
}
