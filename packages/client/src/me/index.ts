export { type MeConnection, MeUpdates, type MeUpdatesOptions } from './me-updates.ts';
export type { Change } from './server-message.ts';
