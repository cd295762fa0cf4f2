import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SignJWT } from 'jose';

const KEY = 'bench';
const SECRET = 'a-secret-of-the-bench-that-is-long-enough';
const CONFIG = {
  port: 7880,
  bind_addresses: ['127.0.0.1'],
  rtc: {
    tcp_port: 7881,
    udp_port: 7882,
    node_ip: '127.0.0.1',
    enable_loopback_candidate: true,
    use_external_ip: false,
  },
  keys: { [KEY]: SECRET },
  logging: { level: 'error' },
};

export interface LiveKitServer {
  url: string;
  /** Lets somebody of this name into the one room of the bench. */
  token(name: string): Promise<string>;
  stop(): void;
}

/** Starts LiveKit's server where the machine has one: `livekit-server`, or what `LIVEKIT_SERVER` names. */
export async function startLiveKit(): Promise<LiveKitServer | null> {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'livekit-server'));
  const program = [process.env['LIVEKIT_SERVER'] ?? '', ...places].find((path) => existsSync(path));
  if (program === undefined) return null;
  const server = spawn(program, ['--config-body', JSON.stringify(CONFIG)], { stdio: 'ignore' });
  await answers(`http://127.0.0.1:${CONFIG.port}/`);
  return {
    url: `ws://127.0.0.1:${CONFIG.port}`,
    token: (name) =>
      new SignJWT({ video: { roomJoin: true, room: 'first-frame' } })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(KEY)
        .setSubject(name)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(SECRET)),
    stop: () => void server.kill(),
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('LiveKit’s server does not answer');
}
