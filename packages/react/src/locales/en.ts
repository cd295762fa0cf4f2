import type { Catalogue } from '@parley/locales';
import { meeting } from '@parley/locales/en';

/** Every text of the kit in English, for `messages` of `<ParleyRoot language="en">`. */
export const messages: Catalogue = meeting;
