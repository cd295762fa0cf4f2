import type { Dashboard, dashboardRoutes } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { KeyCaller, UserCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { type Tally, tallyConferences } from './dashboard-repository.ts';
import type { Uses } from './uses.ts';

const MONTH = 30 * 86_400_000;

/** Numbers of the conferences that `listConferences` shows this caller and that begin in the span. */
async function getDashboard(
  { db, clock }: Uses,
  caller: UserCaller | KeyCaller,
  wanted: { from?: string | undefined; to?: string | undefined },
): Promise<Dashboard> {
  const now = clock.now();
  const from = wanted.from === undefined ? now - MONTH : Date.parse(wanted.from);
  const to = wanted.to === undefined ? null : Date.parse(wanted.to);
  const all = caller.kind === 'key' || caller.role === 'admin';
  const { workspaceId } = caller;
  const tallies = await tallyConferences(db.sql, { workspaceId, userId: all ? null : caller.userId, from, to, now });
  const inState = (state: Tally['state']) => sum(tallies.filter((one) => one.state === state)).conferences;
  return {
    from: toInstant(from),
    to: to === null ? null : toInstant(to),
    ...sum(tallies),
    byState: {
      scheduled: inState('scheduled'),
      active: inState('active'),
      ended: inState('ended'),
      cancelled: inState('cancelled'),
    },
    byKind: [...Map.groupBy(tallies, ({ kind }) => kind)].map(([kind, of]) => ({ kind, ...sum(of) })),
    byProvider: [...Map.groupBy(tallies, ({ provider }) => provider)].map(([provider, of]) => ({
      provider,
      ...sum(of),
    })),
  };
}

function sum(tallies: readonly Tally[]) {
  const total = (field: 'conferences' | 'seconds' | 'participants') =>
    tallies.reduce((all, tally) => all + tally[field], 0);
  return {
    conferences: total('conferences'),
    minutes: Math.round(total('seconds') / 60),
    participants: total('participants'),
  };
}

export const dashboardHandlers = (uses: Uses): Handlers<typeof dashboardRoutes> => ({
  getDashboard: async ({ query }, { caller }) => ({ dashboard: await getDashboard(uses, caller, query) }),
});
