import { BenchedApp } from './testing/benched-app.ts';
import { percentile } from './testing/load.ts';

const FEW = 1000;
const MANY = 100_000;
/** Of them those of one member. */
const OWN = 50;

const PATH = '/api/video-conferences';
const NEW = { title: 'Weekly meeting', startsAt: new Date(Date.now() + 86_400_000).toISOString(), durationMinutes: 45 };

/** Creating and listing conferences, each beside a bare route on the same database that does one insert, or one select of a page. */
export const bench = {
  title: `Conferences by REST beside a bare route, with ${MANY} of them`,
  run: () => BenchedApp.onEach(measure),
};

async function measure(app: BenchedApp, kind: string) {
  const { member, admin } = app;
  const lists = [member, admin].map(({ cookie }) => ({ url: `${app.url}${PATH}`, headers: { cookie } }));
  await app.post(PATH, { cookie: member.cookie }, NEW);
  await app.fill(FEW, OWN);
  const few = await app.compare(lists, { rounds: 3 });
  await app.fill(MANY, OWN);
  const [own, all, bareList, create, bareCreate, bareRows] = await app.compare([
    ...lists,
    { url: `${app.bare}/bare` },
    { url: `${app.url}${PATH}`, method: 'POST', headers: { cookie: admin.cookie }, body: NEW },
    { url: `${app.bare}/bare`, method: 'POST', body: NEW },
    { url: `${app.bare}/bare/rows`, method: 'POST', body: NEW },
  ]);
  const ratio = (name: string, ours: typeof own, bare: typeof own, limit?: { atLeast: number }) => [
    {
      name: `${kind}: ${name}`,
      value: ours?.perSecond ?? 0,
      unit: 'requests/s',
      baseline: bare?.perSecond ?? 0,
      ...(limit && { limit }),
    },
    { name: `${kind}: ${name}, processor`, value: ours?.cpu ?? 0, unit: 'µs', baseline: bare?.cpu ?? 0 },
  ];
  const p99 = (name: string, many: typeof own, before: typeof own) => ({
    name: `${kind}: ${name}, p99 with ${MANY} beside ${FEW}`,
    value: percentile(many?.times ?? [], 0.99),
    unit: 'ms',
    baseline: percentile(before?.times ?? [], 0.99),
  });
  return [
    ...ratio("a member's list", own, bareList),
    ...ratio("an admin's list", all, bareList),
    ...ratio('creating', create, bareCreate),
    ...ratio('creating, beside the same rows inserted in one transaction', create, bareRows),
    p99("a member's list", own, few[0]),
    p99("an admin's list", all, few[1]),
  ];
}
