import type { Catalogue } from '@parley/locales';
import { meeting } from '@parley/locales/de';

/** Every text of the kit in German, for `messages` of `<ParleyRoot language="de">`. */
export const messages: Catalogue = meeting;
