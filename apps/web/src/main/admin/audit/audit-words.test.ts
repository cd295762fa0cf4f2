import type { AuditEntry } from '@parley/contract';
import { createMessages, loadAppCatalogue } from '@parley/locales';
import { describe, expect, it } from 'vitest';
import { auditSearch, lookFor } from './audit-search.ts';
import { byWhom, factWords, meetingWords, subjectWords } from './audit-words.ts';

const t = createMessages('en', await loadAppCatalogue('en'));
const german = createMessages('de', await loadAppCatalogue('de'));

const MARIA = 'usr_01k9x7r2m4q8w3e5t6y7z90001';
const KEY = 'key_01k9x7r2m4q8w3e5t6y7z90001';
const CONFERENCE = 'conf_01k9x7r2m4q8w3e5t6y7z90001';

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  id: 'fct_01k9x7r2m4q8w3e5t6y7z90001',
  type: 'conference.created',
  at: '2026-11-24T15:00:00.000Z',
  actor: { kind: 'user', id: MARIA, name: 'Maria' },
  onBehalfOf: null,
  subject: { id: CONFERENCE, name: 'Chemistry' },
  conference: { id: CONFERENCE, name: 'Chemistry' },
  address: null,
  requestId: null,
  payload: {},
  ...changes,
});

describe('words of the audit log', () => {
  it('says who it was, and for whom', () => {
    expect(byWhom(t, entry({}))).toBe('Maria');
    expect(byWhom(t, entry({ actor: { kind: 'system', id: null, name: null } }))).toBe('Parley');
    expect(byWhom(t, entry({ actor: { kind: 'guest', id: 'prt_1', name: null } }))).toBe('A guest');
    const campus = { kind: 'key', id: KEY, name: 'Campus' } as const;
    expect(byWhom(t, entry({ actor: campus, onBehalfOf: { id: MARIA, name: 'Maria' } }))).toBe(
      'API key Campus, for Maria',
    );
  });

  it('[V3] has words for who was erased, in each language', () => {
    const gone = entry({ actor: { kind: 'user', id: MARIA, name: null } });
    expect(byWhom(t, gone)).toBe('Former member');
    expect(byWhom(german, gone)).toBe('Ehemaliges Mitglied');
    expect(subjectWords(t, entry({ subject: { id: 'usr_2', name: null } }))).toBe('Former member');
  });

  it('says what it is about, unless that has no name or is who did it', () => {
    expect(subjectWords(t, entry({}))).toBe('Chemistry');
    expect(subjectWords(t, entry({ subject: { id: 'ses_1', name: null } }))).toBeNull();
    expect(subjectWords(t, entry({ subject: { id: MARIA, name: 'Maria' } }))).toBeNull();
  });

  it('names the meeting in which something happened to somebody, once', () => {
    const added = { type: 'participant.added', subject: { id: 'prt_1', name: 'Lee' } };
    expect(meetingWords(entry(added))).toBe('Chemistry');
    expect(meetingWords(entry({}))).toBeNull();
    expect(meetingWords(entry({ ...added, conference: null }))).toBeNull();
  });

  it('names a fact that is newer than the page by its code', () => {
    expect(factWords(t, 'conference.created')).toBe('Meeting made');
    expect(factWords(t, 'badge.awarded')).toBe('badge.awarded');
    expect(factWords(t, 'toString')).toBe('toString');
  });
});

describe('what the log is narrowed to', () => {
  it('takes what fits of an address and leaves out the rest', () => {
    const search = { type: 'user.erased', actor: MARIA, from: '2026-11-01', to: '2026-11-30', address: '192.0.2.7' };
    const all = { ...search, subject: CONFERENCE, search: 'Maria' };
    expect(auditSearch(all)).toEqual(all);
    expect(
      auditSearch({
        type: 'nothing',
        actor: 'x',
        subject: 7,
        from: '2026-02-30',
        address: '<b>',
        search: ' ',
        page: 2,
      }),
    ).toEqual({});
  });

  it('looks for what a person or key did, what happened to something, what came from an address, and for words', () => {
    expect(lookFor(` ${MARIA} `)).toEqual({ actor: MARIA });
    expect(lookFor(KEY)).toEqual({ actor: KEY });
    expect(lookFor(CONFERENCE)).toEqual({ subject: CONFERENCE });
    expect(lookFor('2001:db8::1')).toEqual({ address: '2001:db8::1' });
    expect(lookFor('198.51.100.7')).toEqual({ address: '198.51.100.7' });
    expect(lookFor(' Maria ')).toEqual({ search: 'Maria' });
    expect(lookFor('ada')).toEqual({ search: 'ada' });
    expect(lookFor('10:30')).toEqual({ search: '10:30' });
    expect(lookFor('a')).toBeNull();
    expect(lookFor('')).toBeNull();
  });
});
