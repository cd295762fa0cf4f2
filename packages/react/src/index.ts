export * from './call/index.ts';
export * from './hooks/index.ts';
export * from './lobby/index.ts';
export * from './parts/index.ts';
