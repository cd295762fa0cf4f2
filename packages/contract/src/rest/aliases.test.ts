import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as aliases from './aliases.ts';

test('the table of names has every alias in the row of what it stands for', () => {
  const page = readFileSync(new URL('../../../../docs/api/names.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  for (const [list, names] of Object.entries(aliases)) {
    const prefix = list === 'SETTING_ALIASES' ? 'settings.' : '';
    for (const [alias, name] of Object.entries<string>(names)) {
      const has = (row: string) => row.includes(`\`${prefix}${alias}\``) && row.includes(`\`${prefix}${name}\``);
      expect(rows.some(has), `${list}: ${alias}`).toBe(true);
    }
  }
});
