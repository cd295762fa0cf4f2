import { Agent, request } from 'node:http';

/** One request that is sent again and again. */
export interface Asked {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: object;
  /** So many at once. */
  atOnce?: number;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds of each. */
  times: number[];
}

/** Sends it for so many milliseconds, the next as soon as one is answered. Throws for an answer that is no success. */
export async function load(
  { url, method = 'GET', headers = {}, body, atOnce = 16 }: Asked,
  milliseconds: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const sent = body === undefined ? '' : JSON.stringify(body);
  const type =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(sent)}` };
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const outgoing = request(url, { method, agent, headers: { ...headers, ...type } }, (answer) => {
        const status = answer.statusCode ?? 0;
        if (status >= 300) reject(new Error(`${method} ${url}: ${status}`));
        answer.resume().on('end', resolve);
      });
      outgoing.on('error', reject).end(sent);
    });
  const times: number[] = [];
  const start = performance.now();
  const asker = async () => {
    for (let before = start; before < start + milliseconds; ) {
      await ask();
      const after = performance.now();
      times.push(after - before);
      before = after;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  agent.destroy();
  return { perSecond: (times.length * 1000) / (performance.now() - start), times };
}

/** Which of the values in order stands at this part of them. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

export const median = (values: readonly number[]): number => percentile(values, 0.5);
