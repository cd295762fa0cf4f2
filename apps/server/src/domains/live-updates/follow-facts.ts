import type { FactPayload, FactType, Id } from '@parley/contract';
import type { CONFERENCE_CHANGES, MeChange } from '@parley/contract/realtime';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Concerned } from '../conferences/index.ts';
import { adminsChannel, personChannel } from './channels.ts';
import type { News } from './news.ts';
import { Paced } from './paced.ts';

type ConferenceChange = (typeof CONFERENCE_CHANGES)[number];

export interface FollowTools {
  facts: Pick<Facts, 'subscribe'>;
  clock: Clock;
  log: Logger;
  news: News;
  concernedBy(change: {
    conferenceId: Id<'conference'>;
    participantId?: Id<'participant'> | undefined;
  }): Promise<Concerned | null>;
  closeSession(sessionId: Id<'session'>): void;
  showAnew(userId: Id<'user'>): void;
  /** All their connections, for good. */
  closePerson(userId: Id<'user'>): void;
}

/** What everybody with a part in a conference hears at once. */
const OF_CONFERENCES = {
  'conference.created': 'created',
  'conference.updated': 'updated',
  'conference.rescheduled': 'updated',
  'conference.started': 'started',
  'conference.ended': 'ended',
  'conference.cancelled': 'cancelled',
  'conference.deleted': 'deleted',
} as const satisfies Partial<Record<FactType, ConferenceChange>>;

const FOLLOWED = [
  ...(Object.keys(OF_CONFERENCES) as (keyof typeof OF_CONFERENCES)[]),
  'participant.added',
  'participant.updated',
  'participant.removed',
  'session.started',
  'session.ended',
  'user.updated',
  'user.role_changed',
  'user.erased',
] as const;

/** Milliseconds between two times that a conference's people hear of who has a part in it, or of who is there: a whole school comes in at the same time. */
const PEOPLE_PAUSE = 3000;

/** Has news follow from facts. Answers what to call when somebody came into a conference or left. */
export function followFacts(tools: FollowTools): { presenceChanged(conferenceId: Id<'conference'>): void } {
  const { facts, clock, log, news, concernedBy, closeSession, closePerson, showAnew } = tools;

  const tellAll = (concerned: Concerned | null, change: MeChange): void => {
    if (concerned === null) return;
    news.tell(adminsChannel(concerned.workspaceId), change);
    for (const userId of concerned.userIds) news.tell(personChannel(userId), change);
  };
  const paced = (change: ConferenceChange) =>
    new Paced<Id<'conference'>>({
      clock,
      pause: PEOPLE_PAUSE,
      work: (conferenceId) => {
        concernedBy({ conferenceId }).then(
          (concerned) => tellAll(concerned, about(conferenceId, change)),
          (error: unknown) =>
            log.warn(
              { err: error, conferenceId, change },
              'A change was not told; it shows when the page is read again',
            ),
        );
      },
    });
  const participants = paced('participants');
  const presence = paced('presence');

  const tellOfPart = async (
    type: 'added' | 'updated' | 'removed',
    { conferenceId, participantId }: FactPayload<'participant.added'>,
  ) => {
    participants.ask(conferenceId);
    if (type === 'updated') return;
    const concerned = await concernedBy({ conferenceId, participantId });
    if (concerned?.personId) news.tell(personChannel(concerned.personId), about(conferenceId, type));
  };

  // One subscriber for all of it, for each has a queue, and making a conference is several facts.
  facts.subscribe('live-updates.follow', FOLLOWED, async ({ type, payload }) => {
    switch (type) {
      case 'participant.added':
        return await tellOfPart('added', payload);
      case 'participant.updated':
        return await tellOfPart('updated', payload);
      case 'participant.removed':
        return await tellOfPart('removed', payload);
      case 'user.erased':
        return closePerson(payload.userId);
      case 'session.started':
        return news.tell(personChannel(payload.userId), { kind: 'sessions' });
      case 'session.ended':
        closeSession(payload.sessionId);
        return news.tell(personChannel(payload.userId), { kind: 'sessions' });
      case 'user.updated':
        return news.tell(personChannel(payload.userId), { kind: 'profile' });
      case 'user.role_changed':
        showAnew(payload.userId);
        return news.tell(personChannel(payload.userId), { kind: 'profile' });
      case 'conference.created':
      case 'conference.updated':
      case 'conference.rescheduled':
      case 'conference.started':
      case 'conference.ended':
      case 'conference.cancelled':
      case 'conference.deleted': {
        const { conferenceId } = payload;
        return tellAll(await concernedBy({ conferenceId }), about(conferenceId, OF_CONFERENCES[type]));
      }
    }
  });

  return { presenceChanged: (conferenceId) => presence.ask(conferenceId) };
}

const about = (conferenceId: Id<'conference'>, change: ConferenceChange): MeChange => ({
  kind: 'conference',
  conference_id: conferenceId,
  change,
});
