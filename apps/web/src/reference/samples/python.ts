import type { Operation } from '../document/read-reference.ts';
import { addressOf, credentialOf, headersOf, parsed, type Values } from './sample-request.ts';

/** The request by Python's best known library, `requests`. */
export function pythonSample(operation: Operation, values: Values, origin: string): string {
  const credential = credentialOf(operation);
  const headers = [
    ...(credential === null ? [] : [`"Authorization": f"Bearer {os.environ['${credential}']}"`]),
    // `json=` says the type of the body.
    ...headersOf(values)
      .filter(([name]) => name !== 'Content-Type')
      .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
  ];
  const args = [
    JSON.stringify(origin + addressOf(operation, values)),
    ...(headers.length === 0 ? [] : [`headers={${headers.join(', ')}}`]),
    ...(values.body === null ? [] : [`json=${literal(parsed(values.body) ?? {}, '    ')}`]),
    'timeout=30',
  ];
  return `${credential === null ? '' : 'import os\n'}import requests

answer = requests.${operation.method.toLowerCase()}(
${args.map((one) => `    ${one},\n`).join('')})
answer.raise_for_status()
print(answer.text)`;
}

/** JSON as Python writes it. */
function literal(value: unknown, indent: string): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Array.isArray(value)
    ? value.map((one) => literal(one, inner))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${literal(one, inner)}`);
  const line = `${open}${entries.join(', ')}${close}`;
  if (line.length <= 60 && !line.includes('\n')) return line;
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close}`;
}
