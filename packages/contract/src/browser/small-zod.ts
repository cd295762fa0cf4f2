/**
 * The part of `zod/mini` that the contract uses in browsers, with the same verdicts, in a seventh of the bytes. What is built for
 * browsers takes this in place of `zod/mini`; everything else, the types among it, has the original. Values are judged, not changed:
 * what does that has no place here. That both judge alike is tested with every message that a browser reads.
 */

type Path = (string | number)[];

export interface Issue {
  code: 'invalid' | 'unrecognized_keys';
  path: Path;
}

/** Writes down what is wrong with a value. */
type Judge = (value: unknown, path: Path, issues: Issue[]) => void;
type Check = (value: never) => boolean;
type Shape = Record<string, Schema>;

export interface Schema {
  judge: Judge;
  /** Missing is as good as undefined. */
  optional?: true;
  shape?: Shape;
  def: { options?: readonly Schema[]; only?: readonly unknown[] };
  check(...checks: Check[]): Schema;
  safeParse(value: unknown): { success: boolean; data: unknown; error: { issues: Issue[] } };
}

const wrong = (path: Path, issues: Issue[]) => void issues.push({ code: 'invalid', path });

function schema(judge: Judge, more: Partial<Schema> = {}): Schema {
  return {
    judge,
    def: {},
    check: (...checks) =>
      schema((value, path, issues) => {
        const before = issues.length;
        judge(value, path, issues);
        if (issues.length === before && !checks.every((check) => check(value as never))) wrong(path, issues);
      }, more),
    safeParse(value) {
      const issues: Issue[] = [];
      judge(value, [], issues);
      return { success: issues.length === 0, data: value, error: { issues } };
    },
    ...more,
  };
}

const that = (holds: (value: unknown) => boolean, more?: Partial<Schema>): Schema =>
  schema((value, path, issues) => {
    if (!holds(value)) wrong(path, issues);
  }, more);

const isText = (value: unknown): value is string => typeof value === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/* @__NO_SIDE_EFFECTS__ */
export const string = (): Schema => that(isText);
/* @__NO_SIDE_EFFECTS__ */
export const stringFormat = (_name: string, fits: (value: string) => unknown): Schema =>
  that((value) => isText(value) && Boolean(fits(value)));
/* @__NO_SIDE_EFFECTS__ */
export const int = (): Schema => that(Number.isSafeInteger);
/* @__NO_SIDE_EFFECTS__ */
export const number = (): Schema => that(Number.isFinite);
/* @__NO_SIDE_EFFECTS__ */
export const boolean = (): Schema => that((value) => typeof value === 'boolean');
/* @__NO_SIDE_EFFECTS__ */
export const unknown = (): Schema => that(() => true, { optional: true });
/* @__NO_SIDE_EFFECTS__ */
const oneOf = (only: readonly unknown[]): Schema => that((value) => only.includes(value), { def: { only } });
/* @__NO_SIDE_EFFECTS__ */
const nothing = (): Schema => oneOf([null]);
export { oneOf as enum, nothing as null };
/* @__NO_SIDE_EFFECTS__ */
export const literal = (value: unknown): Schema => oneOf([value]);

/* @__NO_SIDE_EFFECTS__ */
export const nullable = (inner: Schema): Schema =>
  schema((value, path, issues) => {
    if (value !== null) inner.judge(value, path, issues);
  });
/* @__NO_SIDE_EFFECTS__ */
export const optional = (inner: Schema): Schema =>
  schema(
    (value, path, issues) => {
      if (value !== undefined) inner.judge(value, path, issues);
    },
    { optional: true },
  );

/* @__NO_SIDE_EFFECTS__ */
export const array = (item: Schema): Schema =>
  schema((value, path, issues) => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) item.judge(one, [...path, index], issues);
    else wrong(path, issues);
  });

const objectOf = (shape: Shape, strict: boolean): Schema =>
  schema(
    (value, path, issues) => {
      if (!isRecord(value)) return wrong(path, issues);
      for (const [key, inner] of Object.entries(shape))
        if (key in value || inner.optional !== true) inner.judge(value[key], [...path, key], issues);
      if (strict && Object.keys(value).some((key) => !Object.hasOwn(shape, key)))
        issues.push({ code: 'unrecognized_keys', path });
    },
    { shape },
  );
/* @__NO_SIDE_EFFECTS__ */
export const object = (shape: Shape): Schema => objectOf(shape, false);
/* @__NO_SIDE_EFFECTS__ */
export const looseObject = (shape: Shape): Schema => objectOf(shape, false);
/* @__NO_SIDE_EFFECTS__ */
export const strictObject = (shape: Shape): Schema => objectOf(shape, true);

/* @__NO_SIDE_EFFECTS__ */
export const union = (options: readonly Schema[]): Schema =>
  that((value) => options.some((option) => option.safeParse(value).success), { def: { options } });
/* @__NO_SIDE_EFFECTS__ */
export const discriminatedUnion = (key: string, options: readonly Schema[]): Schema =>
  schema(
    (value, path, issues) => {
      const option = isRecord(value) && options.find(({ shape }) => shape?.[key]?.def.only?.includes(value[key]));
      if (option) option.judge(value, path, issues);
      else wrong(path, issues);
    },
    { def: { options } },
  );

/* @__NO_SIDE_EFFECTS__ */
export const regex =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);
/* @__NO_SIDE_EFFECTS__ */
export const minLength =
  (least: number) =>
  (value: string): boolean =>
    value.length >= least;
/* @__NO_SIDE_EFFECTS__ */
export const maxLength =
  (most: number) =>
  (value: string): boolean =>
    value.length <= most;
/* @__NO_SIDE_EFFECTS__ */
export const minimum =
  (least: number) =>
  (value: number): boolean =>
    value >= least;
/* @__NO_SIDE_EFFECTS__ */
export const maximum =
  (most: number) =>
  (value: number): boolean =>
    value <= most;

const notHere = (): never => {
  throw new Error('Values are not changed in browsers');
};
/** Of what browsers only send; named here so that builds know them. */
export { notHere as refine, notHere as trim };
