export type TokenKind = 'plain' | 'string' | 'name' | 'number' | 'keyword' | 'comment';

export interface Token {
  kind: TokenKind;
  text: string;
}

const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/.source;
const NUMBER = /\b\d+(?:\.\d+)?\b/.source;
const WORDS: Record<string, string> = {
  json: 'true|false|null',
  javascript: 'import|from|const|new|await|true|false|null',
  python: 'import|None|True|False',
  sh: 'curl|export|echo|npm|grep|head',
};
const COMMENTS: Record<string, string> = { javascript: '//[^\\n]*', python: '#[^\\n]*', sh: '(?<=^|\\s)#[^\\n]*' };

/** Text cut into what is coloured alike. A word before a colon in JSON is a name. */
export function highlight(text: string, language: string): Token[] {
  const words = WORDS[language];
  if (words === undefined) return [{ kind: 'plain', text }];
  const comment = COMMENTS[language] ?? '(?!)';
  const pattern = new RegExp(`(${comment})|(${STRING})|(${NUMBER})|(\\b(?:${words})\\b|\\bf(?="))`, 'g');
  const tokens: Token[] = [];
  let end = 0;
  const add = (kind: TokenKind, part: string) => part !== '' && tokens.push({ kind, text: part });
  for (const match of text.matchAll(pattern)) {
    const [found, isComment, isString, isNumber] = match;
    add('plain', text.slice(end, match.index));
    end = match.index + found.length;
    const isName = isString !== undefined && language === 'json' && /^\s*:/.test(text.slice(end));
    add(isComment ? 'comment' : isName ? 'name' : isString ? 'string' : isNumber ? 'number' : 'keyword', found);
  }
  add('plain', text.slice(end));
  return tokens;
}
