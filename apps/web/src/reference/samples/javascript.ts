import type { Operation } from '../document/read-reference.ts';
import { credentialOf, parsed, type Values } from './sample-request.ts';

/** The request by the typed client. */
export function javascriptSample(operation: Operation, values: Values, origin: string): string {
  const credential = credentialOf(operation);
  const parts = {
    ...(Object.keys(values.path).length > 0 && { params: values.path }),
    ...(queryOf(operation, values) && { query: queryOf(operation, values) }),
    ...(values.body !== null && { body: parsed(values.body) ?? {} }),
  };
  const options = {
    ...(values.onBehalfOf !== '' && { onBehalfOf: personOf(values.onBehalfOf) }),
    ...(values.idempotencyKey !== '' && { idempotencyKey: values.idempotencyKey }),
  };
  const hasOptions = Object.keys(options).length > 0;
  const args = [
    `'${operation.method} ${operation.path}'`,
    ...(Object.keys(parts).length > 0 || hasOptions ? [literal(parts)] : []),
    ...(hasOptions ? [literal(options)] : []),
  ];
  const token = credential === null ? '' : `, token: process.env.${credential}`;
  return `import { ParleyApi } from '@parley/client';

const parley = new ParleyApi({ baseUrl: '${origin}'${token} });
const answer = await parley.request(${args.join(', ')});
console.log(answer);`;
}

/** Values as the client types them: numbers where the document says so. */
function queryOf({ parameters }: Operation, { query }: Values): Record<string, string | number> | null {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const isNumber = (name: string) =>
    parameters.some((one) => one.in === 'query' && one.name === name && one.schema.type === 'integer');
  return given.length === 0
    ? null
    : Object.fromEntries(given.map(([name, value]) => [name, isNumber(name) ? Number(value) : value]));
}

/** `campus:4711; name=Maya%20L` as the client takes it. */
function personOf(header: string): { issuer: string; subject: string; name?: string } {
  const [who = '', name] = header.split(/; ?name=/);
  const colon = who.indexOf(':');
  const person = { issuer: who.slice(0, colon), subject: who.slice(colon + 1) };
  return name === undefined ? person : { ...person, name: decoded(name) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** JSON as a JavaScript programmer writes it: names without quotes, short objects on one line. */
function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  const entries = Array.isArray(value)
    ? value.map((one) => literal(one, inner))
    : Object.entries(value).map(([name, one]) => `${propertyName(name)}: ${literal(one, inner)}`);
  if (entries.length === 0) return `${open}${close}`.replaceAll(' ', '');
  const line = `${open}${entries.join(', ')}${close}`;
  if (line.length <= 60 && !line.includes('\n')) return line;
  return `${open.trim()}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close.trim()}`;
}

const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);
