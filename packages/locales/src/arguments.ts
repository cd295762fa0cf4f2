/**
 * Reads from the type of an ICU message which arguments it takes: `{name}` takes text or a number, `{count, plural, …}` a number,
 * `{kind, select, …}` text. Apostrophes that quote braces are not understood here, so messages do not use them.
 */
export type ArgumentsOf<M extends string> = Flat<Scan<M, ['text'], unknown>>;

type Flat<T> = { [K in keyof T]: T[K] };

/** The next brace and what follows it. */
type Next<S extends string> = S extends `${infer Before}{${infer After}`
  ? Before extends `${infer Shorter}}${string}`
    ? ['}', S extends `${Shorter}}${infer Rest}` ? Rest : never]
    : ['{', After]
  : S extends `${string}}${infer Rest}`
    ? ['}', Rest]
    : null;

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S;

type ValueOf<Kind extends string> = Kind extends 'plural' | 'selectordinal' | 'number' ? number : string;

/** Stack of where we are: in `text` a brace opens an argument, in `options` it opens the text of one branch. */
type Scan<S extends string, Stack extends string[], Found> =
  Next<S> extends ['{', infer Rest extends string]
    ? Stack extends ['text', ...string[]]
      ? Rest extends `${infer Head}}${infer After}`
        ? Head extends `${infer Name},${infer Kind},${string}`
          ? Rest extends `${string},${string},${infer Options}`
            ? Scan<Options, ['options', ...Stack], Found & { [K in Trim<Name>]: ValueOf<Trim<Kind>> }>
            : never
          : Head extends `${infer Name},${infer Kind}`
            ? Scan<After, Stack, Found & { [K in Trim<Name>]: ValueOf<Trim<Kind>> }>
            : Scan<After, Stack, Found & { [K in Trim<Head>]: string | number }>
        : never
      : Scan<Rest, ['text', ...Stack], Found>
    : Next<S> extends ['}', infer Rest extends string]
      ? Stack extends [string, ...infer Below extends string[]]
        ? Scan<Rest, Below, Found>
        : never
      : Found;
