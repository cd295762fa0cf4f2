import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guide } from './guides.ts';

test('a page is a title and blocks, with code apart and links that lead somewhere in the reference', () => {
  const { title, blocks } = guide(
    '# Title\n\nSee [errors](errors.md), [the guide](guides/other.md).\n\n```sh\ncurl x\n```\n\n## Next step\n\nEnd <b>.',
  );
  expect(title).toBe('Title');
  expect(blocks).toEqual([
    { html: '<p>See <a href="/api/docs/errors">errors</a>, the guide.</p>' },
    { code: 'curl x', language: 'sh' },
    { html: expect.stringContaining('<h2 id="next-step">Next step</h2>') },
  ]);
});

test.each(['api/overview.md', 'api/changelog.md', 'guides/quick-start.md'])('%s is a page', (name) => {
  const page = guide(readFileSync(join(import.meta.dirname, '..', '..', 'docs', name), 'utf8'));
  expect(page.title).not.toBe('');
  expect(page.blocks.length).toBeGreaterThan(0);
});
