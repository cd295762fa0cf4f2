import type { Route } from '../route.ts';

/** What a route has under another name; the rest is the same. */
type Names = Pick<Route, 'id' | 'path' | 'tag' | 'summary'> &
  Partial<Pick<Route, 'params' | 'body' | 'query' | 'answers'>>;

type Renamed<R extends Route, N> = Omit<R, keyof N> & N & { sameAs: R['id'] };

/** The route of this id. */
type ById<L extends readonly Route[], I extends string> = Extract<L[number], { id: I }>;

/** Routes of a list under other names: `sameAs(list)('createConference', { id: 'createVideoCall', … })`. */
export const sameAs =
  <const L extends readonly Route[]>(list: L) =>
  <const I extends L[number]['id'], const N extends Names>(id: I, names: N): Renamed<ById<L, I>, N> => {
    const route = list.find((one) => one.id === id);
    if (route === undefined) throw new TypeError(`There is no route ${id}`);
    return { ...(route as ById<L, I>), ...names, sameAs: id };
  };
