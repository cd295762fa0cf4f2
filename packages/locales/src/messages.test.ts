import { IntlMessageFormat } from 'intl-messageformat';
import { expect, expectTypeOf, test } from 'vitest';
import type { ArgumentsOf } from './arguments.ts';
import { app as appDe } from './de/app.ts';
import { developer as developerDe } from './de/developer.ts';
import { mail as mailDe } from './de/mail.ts';
import { meeting as meetingDe } from './de/meeting.ts';
import { app as appEn } from './en/app.ts';
import { developer as developerEn } from './en/developer.ts';
import { mail as mailEn } from './en/mail.ts';
import { meeting as meetingEn } from './en/meeting.ts';
import { createMessages } from './messages.ts';

const english: Record<string, string> = { ...meetingEn, ...appEn, ...developerEn, ...mailEn };
const german: Record<string, string> = { ...meetingDe, ...appDe, ...developerDe, ...mailDe };

interface Element {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
}

const LITERAL = 0;
const POUND = 7;

/** Names and kinds of a message's arguments, from the parser itself. */
function argumentsOf(elements: Element[]): string[] {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === LITERAL || element.type === POUND) continue;
    found.add(`${element.value}:${element.type}`);
    for (const option of Object.values(element.options ?? {}))
      for (const name of argumentsOf(option.value)) found.add(name);
  }
  return [...found].sort();
}

const parse = (text: string, language: string) =>
  new IntlMessageFormat(text, language).getAst() as unknown as Element[];

test('both languages have the same ids, and every message takes the same arguments', () => {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  for (const [id, text] of Object.entries(english)) {
    expect(argumentsOf(parse(german[id] ?? '', 'de')), id).toEqual(argumentsOf(parse(text, 'en')));
  }
});

test('no message shouts, is empty, or quotes with straight apostrophes that ICU would read as escapes', () => {
  for (const [id, text] of [...Object.entries(english), ...Object.entries(german)]) {
    expect(text.trim(), id).toBe(text);
    expect(text, id).not.toBe('');
    expect(text, id).not.toMatch(/[!]|Oops|'/);
  }
});

test('texts come with their arguments, and plurals follow the language', () => {
  const en = createMessages('en', english);
  const de = createMessages('de', german);
  expect(en('common.people', { count: 1 })).toBe('1 person');
  expect(en('common.people', { count: 1200 })).toBe('1,200 people');
  expect(de('common.people', { count: 0 })).toBe('Niemand');
  expect(de('common.people', { count: 1200 })).toBe('1.200 Personen');
  expect(en('common.you', { name: 'Ada {x}' })).toBe('Ada {x} (you)');
});

test('a message that is missing gives its id', () => {
  expect(createMessages('en', {})('common.save')).toBe('common.save');
});

test('types say which arguments a message takes', () => {
  expectTypeOf<keyof ArgumentsOf<'Hello'>>().toBeNever();
  expectTypeOf<ArgumentsOf<'{a} and {b}'>>().toEqualTypeOf<{ a: string | number; b: string | number }>();
  expectTypeOf<ArgumentsOf<'{n, plural, one {# of {who}} other {{n} things}} in {place}'>['who']>().toEqualTypeOf<
    string | number
  >();
  expectTypeOf<keyof ArgumentsOf<'{n, plural, one {person} other {{x} people}}'>>().toEqualTypeOf<'n' | 'x'>();
  const t = createMessages('en', english);
  // @ts-expect-error an argument is missing
  expect(() => t('common.people')).not.toThrow();
  // @ts-expect-error no such message
  expect(t('common.nope')).toBe('common.nope');
});
