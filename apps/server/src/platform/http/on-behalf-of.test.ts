import { expect, test } from 'vitest';
import { readOnBehalfOf } from './on-behalf-of.ts';

test.each([
  ['campus:4711', { issuer: 'campus', subject: '4711', name: null }],
  ['campus:auth0|x'.replace('|', ':'), { issuer: 'campus', subject: 'auth0:x', name: null }],
  ['campus:4711; name=Maya%20L%C3%B6w', { issuer: 'campus', subject: '4711', name: 'Maya Löw' }],
  ['  campus:a/b+c=  ', { issuer: 'campus', subject: 'a/b+c=', name: null }],
])('[G4] %s is read', (header, person) => {
  expect(readOnBehalfOf(header)).toEqual(person);
});

test.each([
  '',
  'campus',
  'campus:',
  ':4711',
  'Campus:4711',
  'https://idp.example:4711',
  'campus:a b',
  'campus:4711; name=',
  'campus:4711; name=%',
  'campus:4711; name=%00',
  `campus:4711; name=${'x'.repeat(81)}`,
  `campus:${'x'.repeat(201)}`,
])('[G4] %s is refused', (header) => {
  expect(() => readOnBehalfOf(header)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
});
