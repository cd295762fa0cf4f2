import * as fc from 'fast-check';
import * as z from 'zod/mini';

/** A value with something wrong or odd in it, and what that is: `settings.chat: null`. */
export interface Odd {
  label: string;
  value: unknown;
}

type Path = readonly string[];

/** What this reads of a JSON Schema. */
interface Node {
  type?: string;
  properties?: Record<string, Node>;
  items?: Node;
  oneOf?: Node[];
  anyOf?: Node[];
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

interface Place {
  path: Path;
  node: Node;
}

/** Texts that schemas tend to take and something behind them does not. */
const ODD_TEXTS: Record<string, string> = {
  'a NUL': 'a\0b',
  'NUL alone': '\0',
  'a lone high surrogate': 'a\ud800b',
  'a lone low surrogate': '\udc00',
  'a path upwards': '../../etc/passwd',
  SQL: "'; drop table users; --",
  'a name of every object': '__proto__',
  'marks of direction': '\u202e\u2066\u200f',
};

/** Of every kind that JSON has. */
const KINDS: readonly unknown[] = [null, true, 0, 'x', [], {}, [[]], { toString: 'x' }];

/**
 * Everything that can be wrong with a value of this schema, one thing at a time: each field missing, of each wrong kind, out of its
 * bounds, with odd texts and with random values (the same ones each time), and unknown fields. Made of a good value by walking the
 * schema, so that what is new in it is covered; only what the schema refuses.
 */
export function brokenValues(schema: z.ZodMiniType, good: unknown): Odd[] {
  return candidates(schema, good).filter(({ value }) => !z.safeParse(schema, value).success);
}

/** Odd texts in every place that takes text, as far as the schema takes them. */
export function oddValues(schema: z.ZodMiniType, good: unknown): Odd[] {
  const texts = placesOf(schema).filter(({ node }) => node.type === 'string');
  const all = texts.flatMap(({ path }) => odds(good, path));
  return all.filter(({ value }) => z.safeParse(schema, value).success);
}

/** The good value with each id in it, one at a time, in turn replaced by every one of `ids` that the schema takes there. */
export function withOtherIds(schema: z.ZodMiniType, good: unknown, ids: readonly string[]): Odd[] {
  const named = placesOf(schema).filter(({ node }) => /^\^[a-z]+_/.test(node.pattern ?? ''));
  return named.flatMap(({ path, node }) =>
    ids
      .filter((id) => new RegExp(node.pattern ?? '').test(id))
      .map((id) => ({ label: `${path.join('.')}: ${id}`, value: replaced(good, path, id) }))
      .filter(({ value }) => z.safeParse(schema, value).success),
  );
}

/** The good value with each text in it, one at a time, replaced by `text`. */
export function withText(schema: z.ZodMiniType, good: unknown, text: string): Odd[] {
  const texts = placesOf(schema).filter(({ node }) => node.type === 'string');
  return texts.map(({ path }) => ({ label: path.join('.'), value: replaced(good, path, text) }));
}

function candidates(schema: z.ZodMiniType, good: unknown): Odd[] {
  const found: Odd[] = KINDS.map((value) => ({ label: `all of it: ${show(value)}`, value }));
  for (const { path, node } of placesOf(schema)) {
    const name = path.join('.');
    const put = (value: unknown, what = show(value)) =>
      found.push({ label: `${name}: ${what}`, value: replaced(good, path, value) });
    if (path.length > 0) put(undefined, 'missing');
    for (const kind of KINDS) put(kind);
    for (const value of boundaries(node)) put(value);
    if (node.type === 'string') found.push(...odds(good, path));
    if (node.type === 'object') {
      found.push({ label: `${name}: unknown field`, value: replaced(good, [...path, 'unknown_field'], 1) });
      put(JSON.parse('{"__proto__":{"admin":true},"constructor":{}}'), 'fields of every object');
    }
    for (const value of fc.sample(fc.jsonValue({ maxDepth: 2 }), { numRuns: 4, seed: 4321 })) put(value);
  }
  return found;
}

const odds = (good: unknown, path: Path): Odd[] =>
  Object.entries(ODD_TEXTS).map(([what, text]) => ({
    label: `${path.join('.')}: ${what}`,
    value: replaced(good, path, text),
  }));

function boundaries({ type, maxLength, minimum, maximum, pattern }: Node): unknown[] {
  if (type === 'string') {
    const tooLong = maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)];
    // An id of another kind, one in capitals, and one with something behind it.
    const ids = /^\^[a-z]+_/.test(pattern ?? '')
      ? [`fct_${'0'.repeat(26)}`, `CONF_${'0'.repeat(26)}`, `conf_${'0'.repeat(26)}\n`]
      : [];
    return ['', ' ', ...tooLong, ...ids];
  }
  if (type !== 'integer' && type !== 'number') return [];
  const beyond = [minimum === undefined ? -1 : minimum - 1, maximum === undefined ? 2 ** 53 : maximum + 1];
  return [...beyond, 1.5, 1e308, '1', '1e1', '0x10'];
}

/** Every place in values of this schema, from the whole to the last field. */
function placesOf(schema: z.ZodMiniType): Place[] {
  const found = new Map<string, Place>();
  const visit = (node: Node, path: Path) => {
    const kinds = [...(node.oneOf ?? []), ...(node.anyOf ?? [])];
    for (const kind of kinds) visit(kind, path);
    if (kinds.length > 0) return;
    found.set(`${path.join('.')} ${node.type}`, { path, node });
    for (const [name, field] of Object.entries(node.properties ?? {})) visit(field, [...path, name]);
    if (node.items !== undefined) visit(node.items, [...path, '0']);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node, []);
  return [...found.values()];
}

/** A copy of `value` with something else at `path`; `undefined` leaves it out. Objects on the way are made. */
function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const copy: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const field = replaced(copy[name], rest, by);
  if (field === undefined) delete copy[name];
  else copy[name] = field;
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60);
