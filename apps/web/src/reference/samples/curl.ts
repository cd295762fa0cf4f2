import type { Operation } from '../document/read-reference.ts';
import { addressOf, credentialOf, headersOf, parsed, type Values } from './sample-request.ts';

/** One word of a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request by curl, for a shell. */
export function curlSample(operation: Operation, values: Values, origin: string): string {
  const credential = credentialOf(operation);
  const plain = operation.method === 'GET' || (operation.method === 'POST' && values.body !== null);
  const body = values.body === null ? null : shortened(values.body);
  return [
    `curl ${plain ? '' : `-X ${operation.method} `}${quoted(origin + addressOf(operation, values))}`,
    ...(credential === null ? [] : [`-H "Authorization: Bearer $${credential}"`]),
    ...headersOf(values).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`-d ${quoted(body)}`]),
  ].join(' \\\n  ');
}

/** On one line where it fits. */
function shortened(body: string): string {
  const value = parsed(body);
  const line = value === undefined ? body : JSON.stringify(value);
  return line.length <= 60 ? line : body;
}
