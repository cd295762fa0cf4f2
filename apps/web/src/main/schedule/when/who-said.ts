/** What a text says about when, and whom it names after "with" or "mit" at its end. */
export function whoSaid(text: string): { when: string; who: string[] } {
  const match = /^(.*\S)\s+(?:with|mit)\s+(\S.*)$/isu.exec(text);
  if (!match) return { when: text, who: [] };
  const who = (match[2] ?? '').split(/\s*(?:[,;&]|\s(?:and|und)\s)\s*/iu).filter((name) => name !== '');
  return { when: match[1] ?? '', who };
}
