import { API_SCOPES, type ApiScope, type Id, ParleyError } from '@parley/contract';
import { parseArgs } from 'node:util';
import type { ApiKeys } from '../domains/api-keys/index.ts';
import type { SetUp } from '../domains/auth/index.ts';
import type { People } from '../domains/people/index.ts';
import type { Workspaces } from '../domains/workspaces/index.ts';

/** What commands work with. */
export interface CommandTools {
  workspaces: Workspaces;
  people: Pick<People, 'changeRole'>;
  apiKeys: Pick<ApiKeys, 'create'>;
  setUp: Pick<SetUp, 'makeLink'>;
}

export const USAGE = `Usage:
  parley workspace list
  parley workspace create <name>
  parley workspace rename <id> <name>
  parley key create --name <name> --scopes <scope,scope> [--workspace <id or name>]
  parley setup-link
  parley admin <e-mail> [--workspace <id or name>] [--revoke]
Scopes: ${API_SCOPES.join(', ')}`;

/** The command is not one that there is, or lacks something. */
export class UsageError extends Error {}

const ORIGIN = { actor: { kind: 'system' }, address: null, requestId: null } as const;
const MOST_NAME = 80;

/** Does what the words of a command line ask for and answers the lines to print. Throws `UsageError` and `ParleyError`. */
export async function runCommand(words: readonly string[], tools: CommandTools): Promise<string[]> {
  const { values, positionals } = read(words);
  const [first, second, ...rest] = positionals;
  if (first === 'workspace' && second === 'list') return await listWorkspaces(tools);
  if (first === 'workspace' && second === 'create') {
    const { id, name } = await tools.workspaces.create(nameFrom(rest[0]), ORIGIN);
    return [`${id}  ${name}`];
  }
  if (first === 'workspace' && second === 'rename') {
    const { id } = await chosen(tools, rest[0] ?? '');
    const { name } = await tools.workspaces.rename(id, nameFrom(rest[1]), ORIGIN);
    return [`${id}  ${name}`];
  }
  if (first === 'key' && second === 'create') return await createKey(tools, values);
  if (first === 'setup-link') return [await setUpLink(tools)];
  if (first === 'admin' && second !== undefined) return await makeAdmin(tools, second, values);
  throw new UsageError(USAGE);
}

type Values = ReturnType<typeof read>['values'];

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        name: { type: 'string' },
        scopes: { type: 'string' },
        revoke: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function listWorkspaces({ workspaces }: CommandTools): Promise<string[]> {
  return (await workspaces.list()).map(({ id, name, isDefault }) => `${id}  ${name}${isDefault ? '  (default)' : ''}`);
}

async function createKey(tools: CommandTools, { workspace, name, scopes = '' }: Values): Promise<string[]> {
  const { id } = await chosen(tools, workspace);
  const wanted = { workspaceId: id, name: nameFrom(name), scopes: scopesFrom(scopes), createdBy: null };
  const { key, secret } = await tools.apiKeys.create(wanted, ORIGIN);
  return [secret, `This is the key ${key.id} of ${id}. Keep it now: it is not shown again.`];
}

async function setUpLink({ setUp }: CommandTools): Promise<string> {
  const link = await setUp.makeLink();
  if (link !== null) return link;
  throw new ParleyError(
    'CONFLICT',
    'The set-up is done: there are accounts. Make an admin with: parley admin <e-mail>.',
  );
}

async function makeAdmin(tools: CommandTools, address: string, { workspace, revoke }: Values): Promise<string[]> {
  const { id: workspaceId } = await chosen(tools, workspace);
  const role = revoke ? 'member' : 'admin';
  const change = { workspaceId, email: address.trim().toLowerCase(), role } as const;
  const { name, email } = await tools.people.changeRole(change, ORIGIN);
  return [`${name} (${email}) is ${revoke ? 'no longer an admin' : 'an admin now'}.`];
}

/** The workspace of this id or name; the default one when none is named. */
async function chosen({ workspaces }: CommandTools, named: string | undefined): Promise<{ id: Id<'workspace'> }> {
  const all = await workspaces.list();
  const found = all.filter(({ id, name, isDefault }) =>
    named === undefined ? isDefault : id === named || name === named,
  );
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  const problem = found.length > 1 ? 'Several workspaces have this name; use the id' : 'There is no such workspace';
  throw new ParleyError('NOT_FOUND', `${problem}: ${all.map(({ id, name }) => `${id} ${name}`).join(', ')}.`);
}

function nameFrom(text: string | undefined): string {
  const name = text?.trim() ?? '';
  if (name !== '' && name.length <= MOST_NAME && name.isWellFormed() && !name.includes('\0')) return name;
  throw new UsageError(`A name has 1 to ${MOST_NAME} characters.\n${USAGE}`);
}

function scopesFrom(list: string): ApiScope[] {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  const known = API_SCOPES.filter((scope) => names.includes(scope));
  if (known.length > 0 && known.length === new Set(names).size) return known;
  throw new UsageError(`--scopes needs one or more of ${API_SCOPES.join(', ')}.`);
}
