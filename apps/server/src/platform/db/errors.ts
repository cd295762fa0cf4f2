import { ParleyError } from '@parley/contract';

/** A refusal of the database without the values of the query, which may be secrets. It is the `cause` of the `ParleyError` thrown. */
export class SqlError extends Error {
  /** SQLSTATE, five characters (PostgreSQL appendix A). */
  readonly state: string;
  readonly constraint: string | null;
  /** Text of the query with `$1` for values; null where it was no query. */
  readonly query: string | null;

  constructor(message: string, of: { state: string; constraint: string | null; query: string | null }) {
    super(message);
    this.name = 'SqlError';
    this.state = of.state;
    this.constraint = of.constraint;
    this.query = of.query;
  }
}

/** SQLSTATE of a failure of either database, or null when the failure is none. */
export const sqlState = (error: unknown): string | null => findSqlError(error)?.state ?? null;

/** Name of the constraint that a write broke, or null; unique index names are constraints too. */
export const brokenConstraint = (error: unknown): string | null => findSqlError(error)?.constraint ?? null;

/** Whether a write broke a unique index, this one if named. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  sqlState(error) === '23505' && (constraint === undefined || brokenConstraint(error) === constraint);

/**
 * What a driver threw, as `ParleyError`: `UNAVAILABLE` when the database cannot be reached, is overloaded, gave up waiting or asks for
 * another try; `VALIDATION_FAILED` for characters that PostgreSQL cannot hold; else `INTERNAL`.
 */
export function translateError(error: unknown, query: string | null): ParleyError {
  if (error instanceof ParleyError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const state = stateOf(error);
  if (state === null) {
    return isConnectionFailure(error)
      ? unavailable(error)
      : new ParleyError('INTERNAL', 'A query could not be made.', { cause: error });
  }
  const constraint = textField(error, 'constraint');
  const cause = new SqlError(message, { state, constraint, query });
  if (UNSTORABLE_TEXT.has(state)) {
    return new ParleyError('VALIDATION_FAILED', 'The text has characters that cannot be stored.', { cause });
  }
  if (PASSING_CLASSES.has(state.slice(0, 2)) || PASSING_STATES.has(state)) return unavailable(cause);
  return new ParleyError('INTERNAL', `The database refused a query (SQLSTATE ${state}).`, { cause });
}

export const unavailable = (cause: unknown) =>
  new ParleyError('UNAVAILABLE', 'The database is not available at the moment. Try again shortly.', { cause });

/** A transaction in which a statement failed cannot be committed, also when the failure was caught. */
export const abortedTransaction = () =>
  new ParleyError('INTERNAL', 'A failure inside a transaction was passed over, so that nothing of it was stored.');

/** Connection, resources, operator intervention (shut down, statement timeout), deadlock and serialization. */
const PASSING_CLASSES = new Set(['08', '53', '57', '40']);
/** Lock not available; ended for idling in a transaction; prepared before another node's migration, on a connection that is thrown away for it. */
const PASSING_STATES = new Set(['55P03', '25P03', '0A000']);
/** NUL in text, and in jsonb. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

function findSqlError(error: unknown): SqlError | null {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof SqlError) return one;
  return null;
}

/** Both drivers put the SQLSTATE into `code`, where Node has its own names, such as `ECONNREFUSED`. */
function stateOf(error: unknown): string | null {
  const code = textField(error, 'code');
  return code !== null && /^[0-9A-Z]{5}$/.test(code) && textField(error, 'severity') !== null ? code : null;
}

function textField(error: unknown, name: string): string | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : null;
}

/** What the drivers throw without a SQLSTATE: Node's own failures, their timeouts, and queries on what is closed. */
function isConnectionFailure(error: unknown): boolean {
  if (/^E[A-Z]+$/.test(textField(error, 'code') ?? '')) return true;
  return error instanceof Error && /timeout|terminated|closed|not queryable|not ready/i.test(error.message);
}
