import { expectOthers, joinFromLobby, videoOf } from '../harness/call.ts';
import { CAST, createConference, type Person } from '../harness/people.ts';
import { expectToHear, expectToSee } from '../harness/senses.ts';
import { test } from '../harness/test.ts';

async function expectAllTogether(people: readonly Person[]): Promise<void> {
  for (const one of people) {
    const others = people.filter((other) => other !== one);
    await expectOthers(
      one.page,
      others.map(({ name }) => name),
    );
    for (const other of others) {
      await expectToSee(videoOf(one.page, other.name), other);
      await expectToHear(one.page, other);
    }
  }
}

test('three people, then four: everyone sees and hears everyone', async ({ server, visit }) => {
  test.setTimeout(240_000);
  const { joinCode } = await createConference(server, { title: 'A group' });
  const people: Person[] = [];
  for (const who of Object.values(CAST)) {
    const person = await visit(who);
    await person.page.goto(`/j/${joinCode}`);
    await joinFromLobby(person.page, who.name);
    people.push(person);
    if (people.length >= 3) await test.step(`${people.length} people`, () => expectAllTogether(people));
  }
});
