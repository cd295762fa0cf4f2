import * as z from 'zod/mini';
import { API_SCOPES } from './api-scopes.ts';
import { CALL_RATINGS } from './call-rating.ts';
import { id } from './ids.ts';
import { PARTICIPANT_ROLES } from './roles.ts';
import { instant } from './values.ts';

const conferenceRef = { conferenceId: id('conference') };
const participantRef = { ...conferenceRef, participantId: id('participant') };

/** What goes by itself when its time is over. */
export const EXPIRES = ['audit', 'chat', 'guestNames', 'sessions', 'answers'] as const;

/** What can happen and stays true: type → payload. The feed of webhooks, analytics and the audit log. */
export const FACTS = {
  'user.signed_up': z.strictObject({ userId: id('user') }),
  /** By a host platform, on first sight. */
  'user.added': z.strictObject({ userId: id('user') }),
  'user.role_changed': z.strictObject({ userId: id('user'), role: z.enum(['member', 'admin']) }),
  /** Nothing of them is left but the id. */
  'user.erased': z.strictObject({ userId: id('user') }),
  'user.updated': z.strictObject({ userId: id('user'), fields: z.array(z.string()) }),
  'user.email_confirmed': z.strictObject({ userId: id('user') }),
  'user.email_changed': z.strictObject({ userId: id('user') }),
  'user.password_changed': z.strictObject({ userId: id('user'), by: z.enum(['password', 'link']) }),
  'session.started': z.strictObject({ sessionId: id('session'), userId: id('user') }),
  'session.ended': z.strictObject({ sessionId: id('session'), userId: id('user') }),
  'passkey.added': z.strictObject({ passkeyId: id('passkey'), userId: id('user') }),
  'passkey.removed': z.strictObject({ passkeyId: id('passkey'), userId: id('user') }),
  /** An account elsewhere, which signs this person in from now on. */
  'identity.linked': z.strictObject({ identityId: id('identity'), userId: id('user'), issuer: z.string() }),
  'identity.unlinked': z.strictObject({ identityId: id('identity'), userId: id('user'), issuer: z.string() }),
  'workspace.created': z.strictObject({ workspaceId: id('workspace') }),
  /** By whoever made the first account. */
  'workspace.set_up': z.strictObject({ workspaceId: id('workspace'), userId: id('user') }),
  'workspace.renamed': z.strictObject({ workspaceId: id('workspace') }),
  'api_key.created': z.strictObject({ keyId: id('api_key'), scopes: z.array(z.enum(API_SCOPES)) }),
  'api_key.rotated': z.strictObject({ keyId: id('api_key') }),
  'api_key.revoked': z.strictObject({ keyId: id('api_key') }),
  'retention.changed': z.strictObject({ workspaceId: id('workspace'), fields: z.array(z.string()) }),
  /** A batch of what had expired. */
  'retention.swept': z.strictObject({ workspaceId: id('workspace'), what: z.enum(EXPIRES), count: z.int() }),
  'join_link.created': z.strictObject({ ...conferenceRef, userId: id('user') }),
  'join_link.used': z.strictObject({ ...conferenceRef, userId: id('user') }),
  'conference.created': z.strictObject({ ...conferenceRef, provider: z.string() }),
  /** `fields` are named as in the conference. */
  'conference.updated': z.strictObject({ ...conferenceRef, fields: z.array(z.string()) }),
  'conference.rescheduled': z.strictObject({
    ...conferenceRef,
    startsAt: instant,
    endsAt: instant,
    before: z.strictObject({ startsAt: instant, endsAt: instant }),
  }),
  'conference.cancelled': z.strictObject(conferenceRef),
  'conference.started': z.strictObject(conferenceRef),
  'conference.ended': z.strictObject({ ...conferenceRef, reason: z.enum(['host', 'over', 'deleted']) }),
  'conference.deleted': z.strictObject(conferenceRef),
  'booking.created': z.strictObject({
    bookingId: id('booking'),
    ...conferenceRef,
    mentorId: id('user'),
    menteeId: id('user'),
  }),
  /** Once for each participant. */
  'conference.rated': z.strictObject({
    ...conferenceRef,
    participantId: id('participant'),
    rating: z.enum(CALL_RATINGS),
  }),
  'participant.added': z.strictObject(participantRef),
  'participant.updated': z.strictObject({ ...participantRef, role: z.enum(PARTICIPANT_ROLES) }),
  'participant.removed': z.strictObject(participantRef),
} as const;

export type FactType = keyof typeof FACTS;
export type FactPayload<T extends FactType> = z.infer<(typeof FACTS)[T]>;
