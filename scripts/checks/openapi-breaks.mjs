import { accessBreaks } from './openapi-access.mjs';
import { narrowed } from './openapi-bounds.mjs';

/** What in an OpenAPI document would break a program written against an older one: descriptions may change, the rest only grows. */

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Breaks from `before` to `after`, each as one sentence. */
export function breaks(before, after) {
  const found = [];
  for (const [path, item] of Object.entries(before.paths ?? {}))
    for (const method of METHODS.filter((one) => item[one] !== undefined)) {
      const name = `${method.toUpperCase()} ${path}`;
      const next = after.paths?.[path]?.[method];
      if (next === undefined) found.push(`${name} is gone`);
      else compareOperation(name, item[method], next, { before, after, found });
    }
  return found;
}

function compareOperation(name, before, after, context) {
  const { found } = context;
  found.push(...accessBreaks(before, after).map((one) => `${name}: ${one}`));
  const key = (one) => `${one.in} ${one.name}`;
  const old = new Map((before.parameters ?? []).map((one) => [key(one), one]));
  const now = new Map((after.parameters ?? []).map((one) => [key(one), one]));
  for (const [which, parameter] of old) {
    const next = now.get(which);
    if (next === undefined) found.push(`${name}: parameter ${which} is gone`);
    else compare(`${name} ${which}`, parameter.schema, next.schema, 'sent', context);
  }
  for (const [which, parameter] of now)
    if (parameter.required && !old.get(which)?.required) found.push(`${name}: parameter ${which} is now required`);

  const body = (operation) => operation.requestBody?.content?.['application/json']?.schema;
  if (body(before) === undefined && body(after) !== undefined && after.requestBody.required)
    found.push(`${name}: a body is now required`);
  if (body(before) !== undefined) compare(`${name} body`, body(before), body(after), 'sent', context);

  for (const [status, answer] of Object.entries(before.responses ?? {})) {
    const next = after.responses?.[status];
    if (next === undefined) found.push(`${name}: answer ${status} is gone`);
    else
      compare(
        `${name} ${status}`,
        answer.content?.['application/json']?.schema,
        next.content?.['application/json']?.schema,
        'answered',
        context,
      );
  }
}

/**
 * Compares two schemas. What callers send may only become more permissive, what they are answered only richer:
 * an answer that loses a field or may now be null breaks its reader, a request that needs a new field breaks its writer.
 */
function compare(where, before, after, direction, context, seen = new Set()) {
  const { found } = context;
  const old = resolve(before, context.before);
  const now = resolve(after, context.after);
  if (old === undefined) return;
  if (now === undefined) {
    found.push(`${where}: its schema is gone`);
    return;
  }
  if (before.$ref !== undefined) {
    if (seen.has(`${before.$ref}`)) return;
    seen = new Set([...seen, before.$ref]);
  }
  const oldTypes = typesOf(old);
  const newTypes = typesOf(now);
  const [from, to] = direction === 'sent' ? [oldTypes, newTypes] : [newTypes, oldTypes];
  if (from.length > 0 && to.length > 0)
    for (const type of from.filter((one) => !to.includes(one) && !(one === 'integer' && to.includes('number'))))
      found.push(direction === 'sent' ? `${where}: ${type} is no longer taken` : `${where}: may now be ${type}`);
  for (const value of (old.enum ?? []).filter((one) => now.enum !== undefined && !now.enum.includes(one)))
    found.push(`${where}: the value ${JSON.stringify(value)} is gone`);
  if (direction === 'sent') found.push(...narrowed(old, now).map((one) => `${where}: ${one}`));
  const need = (schema) => schema.required ?? [];
  if (direction === 'sent')
    for (const field of need(now).filter((one) => !need(old).includes(one)))
      found.push(`${where}: field ${field} is now required`);
  else
    for (const field of need(old).filter((one) => now.properties?.[one] !== undefined && !need(now).includes(one)))
      found.push(`${where}: field ${field} may now be missing`);
  for (const [field, schema] of Object.entries(old.properties ?? {})) {
    const next = now.properties?.[field];
    if (next === undefined) found.push(`${where}: field ${field} is gone`);
    else compare(`${where}.${field}`, schema, next, direction, context, seen);
  }
  if (old.items !== undefined) compare(`${where}[]`, old.items, now.items, direction, context, seen);
  compareVariants(where, old, now, direction, context, seen);
}

/** Variants of a union are compared in their order; the ones that `null` stands for were compared as types. */
function compareVariants(where, old, now, direction, context, seen) {
  if (old.anyOf === undefined && old.oneOf === undefined) return;
  const variants = (schema) => (schema.anyOf ?? schema.oneOf ?? [schema]).filter((one) => one.type !== 'null');
  const left = variants(old);
  const right = variants(now);
  if (right.length < left.length) {
    context.found.push(`${where}: a variant is gone`);
    return;
  }
  for (const [index, variant] of left.entries())
    compare(`${where}|${index}`, variant, right[index], direction, context, seen);
}

function resolve(schema, document) {
  if (schema?.$ref === undefined) return schema;
  return schema.$ref
    .slice(2)
    .split('/')
    .reduce((place, key) => place?.[key], document);
}

function typesOf(schema) {
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return union.flatMap((one) => (one.type === undefined ? [] : one.type));
  return schema.type === undefined ? [] : [schema.type].flat();
}
