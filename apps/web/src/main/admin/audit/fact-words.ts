import type { FactType } from '@parley/contract';
import type { MessageId } from '@parley/locales';

/** What each fact is called in plain words; a new one does not compile without. */
export const FACT_WORDS = {
  'user.signed_up': 'audit.user_signed_up',
  'user.added': 'audit.user_added',
  'user.role_changed': 'audit.user_role_changed',
  'user.erased': 'audit.user_erased',
  'user.updated': 'audit.user_updated',
  'user.email_confirmed': 'audit.user_email_confirmed',
  'user.email_changed': 'audit.user_email_changed',
  'user.password_changed': 'audit.user_password_changed',
  'session.started': 'audit.session_started',
  'session.ended': 'audit.session_ended',
  'passkey.added': 'audit.passkey_added',
  'passkey.removed': 'audit.passkey_removed',
  'identity.linked': 'audit.identity_linked',
  'identity.unlinked': 'audit.identity_unlinked',
  'workspace.created': 'audit.workspace_created',
  'workspace.set_up': 'audit.workspace_set_up',
  'workspace.renamed': 'audit.workspace_renamed',
  'api_key.created': 'audit.api_key_created',
  'api_key.rotated': 'audit.api_key_rotated',
  'api_key.revoked': 'audit.api_key_revoked',
  'retention.changed': 'audit.retention_changed',
  'retention.swept': 'audit.retention_swept',
  'join_link.created': 'audit.join_link_created',
  'join_link.used': 'audit.join_link_used',
  'conference.created': 'audit.conference_created',
  'conference.updated': 'audit.conference_updated',
  'conference.rescheduled': 'audit.conference_rescheduled',
  'conference.cancelled': 'audit.conference_cancelled',
  'conference.started': 'audit.conference_started',
  'conference.ended': 'audit.conference_ended',
  'conference.deleted': 'audit.conference_deleted',
  'booking.created': 'audit.booking_created',
  'conference.rated': 'audit.conference_rated',
  'participant.added': 'audit.participant_added',
  'participant.updated': 'audit.participant_updated',
  'participant.removed': 'audit.participant_removed',
} as const satisfies Record<FactType, MessageId>;

/** A page may be older than its server. */
export const isFactType = (type: string): type is FactType => Object.hasOwn(FACT_WORDS, type);
