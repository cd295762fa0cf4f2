import type { Id } from '@parley/contract';

/** Groups of connections, on all nodes: Socket.IO calls them rooms. */
export const personChannel = (userId: Id<'user'>): string => `person:${userId}`;
export const sessionChannel = (sessionId: Id<'session'>): string => `session:${sessionId}`;
/** Admins see all conferences of their workspace. */
export const adminsChannel = (workspaceId: Id<'workspace'>): string => `admins:${workspaceId}`;
