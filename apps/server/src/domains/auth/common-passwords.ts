/** What the list does not know: rows of keys and figures, and words of ours. */
const MORE =
  '87654321 987654321 0987654321 abcdefgh qwertz123 qwertzuiop p@ssword ichliebedich linkedin parley meeting mentoring';

/** Of those who know a password the most add something like this: it is tried next. */
const ADDED = /[\d!?.$#*_-]{1,4}$/;
/** Shorter ones are no words. */
const SHORTEST = 4;

let common: Promise<ReadonlySet<string>> | null = null;

/** Fifty thousand passwords of those that became known, read when the first new one is chosen. */
const commonPasswords = (): Promise<ReadonlySet<string>> =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...MORE.split(' ')]),
  ));

/** Whether this, in lower case, is one of the commonest passwords, or one with a few figures or signs behind it. */
export async function isCommon(password: string): Promise<boolean> {
  const known = await commonPasswords();
  const word = password.replace(ADDED, '');
  return known.has(password) || (word.length >= SHORTEST && known.has(word));
}
