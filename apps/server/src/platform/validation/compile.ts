import type * as z from 'zod/mini';
import { $ZodObject, $ZodObjectJIT } from 'zod/v4/core';

/**
 * Has objects in this schema, at any depth, be checked by compiled code instead of field by field: the same answers in a third of the
 * time. The small build of the library, which the contract is written in for browsers' sake, leaves the compiler out.
 */
export function compile(schema: z.ZodMiniType): void {
  compileParts(schema, new Set());
}

function compileParts(part: unknown, seen: Set<unknown>): void {
  if (part === null || typeof part !== 'object' || seen.has(part)) return;
  seen.add(part);
  for (const inner of Object.values('_zod' in part ? defOf(part) : part)) compileParts(inner, seen);
  if (!(part instanceof $ZodObject)) return;
  const { _zod: internals } = part;
  $ZodObjectJIT.init(part, internals.def);
  // Where nothing else is checked, running is parsing, as it was when the schema was made.
  if ((internals.def.checks ?? []).length === 0) internals.run = internals.parse;
}

const defOf = (schema: object): object => (schema as z.ZodMiniType)._zod.def;
