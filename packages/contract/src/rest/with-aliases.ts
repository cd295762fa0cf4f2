import * as z from 'zod/mini';

/** A name of others → ours. Those of Parley stand in `aliases.ts`. */
type Aliases = Readonly<Record<string, string>>;
type Shape = z.core.$ZodLooseShape;
/** The aliases whose field is in this object. */
type Of<A extends Aliases, T> = { [K in keyof A as A[K] extends keyof T ? K : never]: A[K] };
/** What is accepted under the aliases. Under which of its names a field comes is the caller's choice. */
type Accepted<T, A extends Aliases> = Flat<
  Omit<T, A[keyof A]> & { [K in A[keyof A] & keyof T]?: T[K] | undefined } & {
    [K in keyof Of<A, T>]?: (A[K] extends keyof T ? T[A[K]] : never) | undefined;
  }
>;
/** One object instead of several, for who reads the type. */
type Flat<T> = { -readonly [K in keyof T]: T[K] };
type Answered<T, A extends Aliases> = T & { [K in keyof A]: A[K] extends keyof T ? T[A[K]] : never };

/** Generators of Go write `mentorId` and `mentor_id` alike, and nothing may be there twice. */
const described = (alias: string, name: string) =>
  z.meta({ description: `The same as \`${name}\`.`, 'x-go-name': `${goName(alias)}Alias` });

const goName = (alias: string) => alias.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * A strict object that also takes its fields by their aliases, and hands them on by our own names. A field that comes twice is an issue, as
 * is a required one that comes under none of its names.
 */
export function withAliases<S extends Shape, const A extends Aliases>(
  object: z.ZodMiniObject<S, z.core.$strict>,
  aliases: A,
): z.ZodMiniType<z.output<typeof object>, Accepted<z.input<typeof object>, A>> {
  const { shape } = object;
  const given: Record<string, z.core.SomeType> = { ...shape };
  for (const [alias, name] of Object.entries(aliases)) {
    const field = shape[name];
    if (field === undefined) continue;
    given[name] = z.optional(field);
    given[alias] = z.optional(field).check(described(alias, name));
  }
  const rename = z.transform((value: Record<string, unknown>, context) => {
    const named = { ...value };
    for (const [alias, name] of Object.entries(aliases)) {
      if (value[alias] === undefined) continue;
      if (named[name] === undefined) named[name] = value[alias];
      else context.issues.push({ code: 'custom', message: `Is the same as ${name}`, input: value, path: [alias] });
      delete named[alias];
    }
    return named;
  });
  return z.pipe(z.pipe(z.strictObject(given), rename), object) as never;
}

/** A strict object that is answered with its aliases. */
export function answeredWith<S extends Shape, const A extends Aliases>(
  object: z.ZodMiniObject<S, z.core.$strict>,
  aliases: A,
): z.ZodMiniObject<Answered<S, A>, z.core.$strict> {
  const more: Record<string, z.core.SomeType> = {};
  for (const [alias, name] of Object.entries(aliases)) {
    more[alias] = z.readonly(object.shape[name] as z.core.SomeType).check(described(alias, name));
  }
  return z.strictObject({ ...object.shape, ...more }) as never;
}

/** What is answered, under its aliases too. */
export function answerAliases<T extends object, const A extends Aliases>(value: T, aliases: A): Answered<T, A> {
  const named = Object.entries(aliases).map(([alias, name]) => [alias, value[name as keyof T]]);
  return { ...value, ...Object.fromEntries(named) };
}
