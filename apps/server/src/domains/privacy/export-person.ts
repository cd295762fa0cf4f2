import { toInstant } from '../../platform/clock/clock.ts';
import type { PersonalData, Subject } from '../../platform/personal-data/personal-data.ts';

const FORMAT = 1;

/** All that is kept of a person as one JSON document, written while it is read (V1). */
export async function* exportPerson(
  holders: readonly PersonalData[],
  subject: Subject,
  now: number,
): AsyncGenerator<string> {
  const head = { format: 'parley-export', version: FORMAT, exportedAt: toInstant(now), userId: subject.userId };
  yield JSON.stringify(head).slice(0, -1);
  for (const { name, rows } of holders.flatMap(({ sections }) => sections)) {
    yield `,\n${JSON.stringify(name)}:[`;
    let separator = '\n';
    for await (const page of rows(subject)) {
      if (page.length === 0) continue;
      yield separator + page.map((row) => JSON.stringify(row)).join(',\n');
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
