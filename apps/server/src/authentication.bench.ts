import { BenchedApp } from './testing/benched-app.ts';

/** What it costs to know who calls: one route that is open to all, asked in every way, beside nobody. */
export const bench = {
  title: 'Authentication of a request, beside none',
  run: () => BenchedApp.onEach(measure),
};

async function measure(app: BenchedApp, kind: string) {
  const { cookie } = app.admin;
  const account = { email: 'admin@example.org', password: 'a long enough one' };
  const { token } = await app.post<{ token: string }>('/api/auth/tokens', {}, account);
  const scopes = ['conferences:read', 'people:write'];
  const { secret } = await app.post<{ secret: string }>('/api/api-keys', { cookie }, { name: 'Bench', scopes });
  const key = { authorization: `Bearer ${secret}` };
  const ways: [string, Record<string, string>][] = [
    ['nobody', {}],
    ['a session cookie', { cookie }],
    ['a bearer token', { authorization: `Bearer ${token}` }],
    ['an API key', key],
    ['a key on behalf of somebody', { ...key, 'parley-on-behalf-of': 'school:1; name=Maya' }],
  ];
  const [nobody, ...others] = await app.compare(
    ways.map(([, headers]) => ({ url: `${app.url}/api/providers`, headers })),
    { rounds: 5, milliseconds: 1000 },
  );
  return others.flatMap(({ perSecond, cpu }, index) => {
    const name = `${kind}: ${ways[index + 1]?.[0]}`;
    return [
      { name, value: perSecond, unit: 'requests/s', baseline: nobody?.perSecond ?? 0 },
      { name: `${name}, processor`, value: cpu, unit: 'µs', baseline: nobody?.cpu ?? 0 },
    ];
  });
}
