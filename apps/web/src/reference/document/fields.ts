import type { Schema } from './api-document.ts';

type Named = Readonly<Record<string, Schema>>;

/** A bound on a value, to be put into words. */
export type Limit = { kind: 'characters' | 'value' | 'items'; min: number | null; max: number | null };

/** One field of what is sent or answered. */
export interface Field {
  name: string;
  /** As programmers write it: `string | null`, `Person[]`. */
  type: string;
  required: boolean;
  description: string | null;
  limit: Limit | null;
  pattern: string | null;
  /** What it can be, where that is a list. */
  values: readonly string[];
  /** What is in it: nothing, the fields of one object, or those of each of several kinds. */
  kinds: readonly Kind[];
}

export interface Kind {
  /** What tells it apart; null where there is one kind alone. */
  name: string | null;
  schema: Schema;
}

/** The schema itself, of a reference the one that it names. */
export function resolve(schema: Schema, named: Named): Schema {
  const name = nameOf(schema);
  return name === null ? schema : (named[name] ?? {});
}

const nameOf = ({ $ref }: Schema): string | null => $ref?.split('/').at(-1) ?? null;

/** The fields of an object, in their order. */
export function fieldsOf(schema: Schema, named: Named): Field[] {
  const { properties = {}, required = [] } = resolve(schema, named);
  return Object.entries(properties).map(([name, property]) => {
    const own = withoutNull(property);
    const inner = resolve(own, named);
    return {
      name,
      type: typeOf(property),
      required: required.includes(name),
      description: property.description ?? inner.description ?? null,
      limit: limitOf(inner),
      pattern: inner.pattern ?? null,
      values: [...(inner.enum ?? []), ...(inner.const === undefined ? [] : [inner.const])].map((one) => String(one)),
      kinds: kindsOf(own, named),
    };
  });
}

/** What of a schema has fields: itself, what its list holds, or each of its alternatives. */
export function kindsOf(schema: Schema, named: Named): Kind[] {
  const own = withoutNull(schema);
  const inner = resolve(own, named);
  if (inner.items !== undefined) return kindsOf(inner.items, named);
  const alternatives = (inner.oneOf ?? inner.anyOf)?.filter(({ type }) => type !== 'null');
  if (alternatives === undefined) return inner.properties === undefined ? [] : [{ name: null, schema: inner }];
  return alternatives
    .filter((one) => resolve(one, named).properties !== undefined)
    .map((one) => ({ name: kindName(one, named), schema: one }));
}

/** `state: "early"` where a constant tells it apart, else its required fields. */
function kindName(schema: Schema, named: Named): string {
  const { properties = {}, required = [] } = resolve(schema, named);
  const constant = Object.entries(properties).find(([, { const: value }]) => value !== undefined);
  return constant === undefined ? required.join(', ') : `${constant[0]}: ${JSON.stringify(constant[1].const)}`;
}

/** Of "this or null" the this. */
function withoutNull(schema: Schema): Schema {
  const alternatives = schema.anyOf?.filter(({ type }) => type !== 'null');
  return alternatives?.length === 1 && alternatives[0] !== undefined ? alternatives[0] : schema;
}

/** A type in one line. */
export function typeOf(schema: Schema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  if (schema.items !== undefined) {
    const item = typeOf(schema.items);
    return item.includes(' ') ? `(${item})[]` : `${item}[]`;
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return [...new Set(alternatives.map(typeOf))].join(' | ');
  if (schema.format !== undefined && schema.type === 'string') return schema.format;
  if (schema.type !== undefined) return [schema.type].flat().join(' | ');
  return schema.const === undefined ? 'any' : typeof schema.const;
}

function limitOf({ minLength, maxLength, minimum, maximum, minItems, maxItems }: Schema): Limit | null {
  const limit = (kind: Limit['kind'], min?: number, max?: number): Limit | null =>
    min === undefined && max === undefined ? null : { kind, min: min ?? null, max: max ?? null };
  return (
    limit('characters', minLength, maxLength) ?? limit('value', minimum, maximum) ?? limit('items', minItems, maxItems)
  );
}
