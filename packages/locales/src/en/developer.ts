import { common } from './common.ts';
import { reference } from './reference.ts';

/** Everything that the API reference says of itself. */
export const developer = { ...common, ...reference };
