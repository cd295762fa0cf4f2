import { FACTS, type FactType } from '@parley/contract';
import { type AuditMessages, languages, loadAuditCatalogue } from '@parley/locales';

type Underscored<T extends string> = T extends `${infer A}.${infer B}` ? `${A}_${B}` : T;
/** Does not compile while a fact has no words. */
const wordsId = (type: FactType): keyof AuditMessages => `audit.${type.replace('.', '_') as Underscored<FactType>}`;

const TYPES = Object.keys(FACTS) as FactType[];

/** Facts that pages call so in any language, or whose code has these words. */
export async function typesCalled(words: string): Promise<FactType[]> {
  const catalogues = await Promise.all(languages.map((language) => loadAuditCatalogue(language)));
  const wanted = words.toLowerCase();
  return TYPES.filter((type) =>
    [type, ...catalogues.map((catalogue) => catalogue[wordsId(type)])].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
}
