import type { Id } from '@parley/contract';
import type { LoggerFactory } from '../../platform/log/logger.ts';
import { meNamespace, type MeNamespace, type RealtimeServer } from '../../platform/realtime/sockets.ts';
import {
  acceptConnections,
  closePerson,
  closeSession,
  comeBack,
  type ConnectionTools,
  showAnew,
} from './connections.ts';
import { followFacts, type FollowTools } from './follow-facts.ts';
import { News } from './news.ts';

export interface LiveUpdatesOptions
  extends Omit<ConnectionTools, 'log' | 'random'>,
    Pick<FollowTools, 'facts' | 'concernedBy'> {
  loggerOf: LoggerFactory;
  /** Between 0 and 1. Default `Math.random`. */
  random?: () => number;
}

/** Tells signed-in people's pages that something changed, and never what: they read it again by REST (rules U). */
export interface LiveUpdates {
  /** Somebody came into a conference, or left. */
  presenceChanged(conferenceId: Id<'conference'>): void;
  /** Takes the connections of this realtime server. Once. */
  attach(io: RealtimeServer): void;
  /** Sends this node's pages to come back in a moment. */
  stop(): void;
}

/** Pages of a stopping server come back within so many milliseconds, after those who are in rooms. */
const COME_BACK_BETWEEN = [500, 5000] as const;

/** Subscribes to facts, so it has to be called before `Jobs.start`. */
export function createLiveUpdates(options: LiveUpdatesOptions): LiveUpdates {
  const { clock, metrics, random = Math.random } = options;
  const log = options.loggerOf('live-updates');
  const told = metrics.counter('parley_live_updates_total', { help: 'Messages to pages that something changed' });
  /** Null until it is attached: nobody listens yet. */
  let namespace: MeNamespace | null = null;

  const news = new News({
    clock,
    send(channel, changes) {
      told.add();
      namespace?.to(channel).emit('me_changed', { changes });
    },
  });
  const { presenceChanged } = followFacts({
    ...options,
    log,
    news,
    closeSession: (sessionId) => namespace !== null && closeSession(namespace, sessionId),
    closePerson: (userId) => namespace !== null && closePerson(namespace, userId),
    showAnew: (userId) => namespace !== null && showAnew(namespace, userId),
  });

  return {
    presenceChanged,
    attach(io) {
      const attached = meNamespace(io);
      namespace = attached;
      acceptConnections(attached, { ...options, log, random });
      metrics.gauge('parley_live_updates_connections', {
        help: 'Pages that hear what changes',
        collect: (gauge) => gauge.set(attached.sockets.size),
      });
    },
    stop() {
      news.stop();
      const [from, to] = COME_BACK_BETWEEN;
      for (const socket of namespace?.sockets.values() ?? [])
        comeBack(socket, Math.round(from + random() * (to - from)));
    },
  };
}
