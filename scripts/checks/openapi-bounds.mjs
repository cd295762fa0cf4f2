/** The most and the least that a schema takes, of values, texts, lists and objects. */
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
/** What a value has to be in a way that cannot be compared: another one may refuse what the one before took. */
const SHAPES = ['pattern', 'format', 'const', 'multipleOf'];

/** Why `now` refuses something that `old` takes, each as the rest of a sentence. Types, fields and variants are compared elsewhere. */
export function narrowed(old, now) {
  const found = [];
  for (const bound of MOST)
    if (now[bound] !== undefined && !(old[bound] <= now[bound])) found.push(changed(bound, old[bound], now[bound]));
  for (const bound of LEAST)
    if (now[bound] !== undefined && !(old[bound] >= now[bound] || isNoLeast(bound, now[bound])))
      found.push(changed(bound, old[bound], now[bound]));
  for (const shape of SHAPES)
    if (now[shape] !== undefined && now[shape] !== old[shape]) found.push(changed(shape, old[shape], now[shape]));
  if (now.enum !== undefined && old.enum === undefined && old.const === undefined)
    found.push(`only ${now.enum.map((value) => JSON.stringify(value)).join(', ')} are still taken`);
  if (now.uniqueItems === true && old.uniqueItems !== true) found.push('the same may no longer come twice');
  if (now.additionalProperties === false && old.properties !== undefined && old.additionalProperties !== false)
    found.push('other fields are no longer taken');
  return found;
}

/** A length of nothing bounds nothing. */
const isNoLeast = (bound, value) => value === 0 && bound !== 'minimum' && bound !== 'exclusiveMinimum';

const changed = (what, old, now) =>
  old === undefined
    ? `${what} ${JSON.stringify(now)} is new`
    : `${what} is now ${JSON.stringify(now)}, was ${JSON.stringify(old)}`;
