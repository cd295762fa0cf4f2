import { common } from './common.ts';
import { errors } from './errors.ts';
import { reference } from './reference.ts';
import { time } from './time.ts';

/** Everything that the API reference says of itself, with what all pages share: apart, it would cost each of them another file. */
export const developer = { ...common, ...errors, ...time, ...reference };
