import { common } from './common.ts';
import { errors } from './errors.ts';
import { join } from './join.ts';
import { room } from './room.ts';
import { time } from './time.ts';

/** Everything that `/j/…` says. */
export const meeting = { ...common, ...errors, ...time, ...join, ...room };
