import { IntlMessageFormat } from 'intl-messageformat';
import type { ArgumentsOf } from './arguments.ts';
import type { AllMessages, Catalogue, MessageId } from './catalogue.ts';
import type { Language } from './language.ts';

/** Arguments of a message; nothing where it takes none. */
export type ArgumentList<K extends MessageId> = keyof ArgumentsOf<AllMessages[K]> extends never
  ? []
  : [args: ArgumentsOf<AllMessages[K]>];

/** What the formatter takes: a text, or one that was parsed. */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

/** The text of a message in the language it was made for. */
export type Translate = <K extends MessageId>(id: K, ...args: ArgumentList<K>) => string;

/**
 * A function that gives texts by id. Messages are parsed at their first use and kept. An id that the catalogue lacks gives the id
 * itself: a page with one odd word is better than no page, and tests keep it from happening.
 */
export function createMessages(language: Language, catalogue: Catalogue): Translate {
  const parsed = new Map<string, IntlMessageFormat>();
  return (id, ...args) => {
    const text = catalogue[id];
    if (text === undefined) return id;
    if (args.length === 0 && typeof text === 'string') return text;
    let format = parsed.get(id);
    if (!format) {
      format = new IntlMessageFormat(text as Message, language);
      parsed.set(id, format);
    }
    return String(format.format(args[0] as Record<string, string | number>));
  };
}
