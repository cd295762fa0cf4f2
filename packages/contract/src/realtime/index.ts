export * from './beat.ts';
export * from './client-messages.ts';
export * from './me.ts';
export * from './protocol.ts';
export * from './reaction.ts';
export * from './room-state.ts';
export * from './server-messages.ts';
export * from './signal.ts';
