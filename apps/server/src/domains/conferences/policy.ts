import { type ConferenceState, ParleyError, type ParticipantRole } from '@parley/contract';

/** What a caller is to a conference: their part in it, an admin of its workspace without one, or nobody to it. */
export type Standing = ParticipantRole | 'admin' | 'stranger';

export const ACTIONS = ['see', 'enter', 'start', 'end', 'update', 'cancel', 'delete', 'people'] as const;
export type Action = (typeof ACTIONS)[number];

const RIGHTS: Record<Standing, readonly Action[]> = {
  host: ACTIONS,
  admin: ACTIONS,
  moderator: ['see', 'enter'],
  participant: ['see', 'enter'],
  stranger: [],
};

export const standingOf = (role: ParticipantRole | null, isAdmin: boolean): Standing => {
  if (role === 'host' || !isAdmin) return role ?? 'stranger';
  return 'admin';
};

export const may = (standing: Standing, action: Action): boolean => RIGHTS[standing].includes(action);

/** Throws `NOT_FOUND` to who may not even see it, and `FORBIDDEN` to who may see but not do this (K7). */
export function permit(standing: Standing, action: Action): void {
  if (!may(standing, 'see')) throw noSuchConference();
  if (!may(standing, action)) throw new ParleyError('FORBIDDEN', 'Only the host can do this.');
}

/** The one answer for what does not exist, is closed, or is not the caller's. */
export const noSuchConference = () =>
  new ParleyError('NOT_FOUND', 'There is no such meeting, or it is over. Check the link, or ask who invited you.');

/** What the caller may do with it as it is now: pages show these, and nothing by role. */
export const capabilitiesOf = (standing: Standing, state: ConferenceState) => ({
  canStart: may(standing, 'start') && state === 'scheduled',
  canEnd: may(standing, 'end') && state === 'active',
  canUpdate: may(standing, 'update') && (state === 'scheduled' || state === 'active'),
  canCancel: may(standing, 'cancel') && state === 'scheduled',
  canDelete: may(standing, 'delete'),
});
