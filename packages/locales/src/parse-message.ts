import { IntlMessageFormat } from 'intl-messageformat';
import type { ParsedMessage } from './catalogue.ts';

/** For builds: a text that takes arguments as the formatter works with it, so that no page has to parse it; others as they are. */
export const parseMessage = (text: string): string | ParsedMessage =>
  text.includes('{') ? new IntlMessageFormat(text, 'en').getAst() : text;
