import { ParleyError } from '@parley/contract';
import * as z from 'zod/mini';

// zod/mini has no words of its own; they are set once, here, for everything that the server checks.
z.config(z.locales.en());

/** One thing wrong with what was sent, and where: `body.settings.maxParticipants`. */
export interface Issue {
  path: string;
  message: string;
}

/** More than this are counted, not listed: the answer stays small whatever was sent. */
const LISTED = 100;

/** What is wrong with `value`, or the value as the schema reads it. Paths begin with `place`. */
export function check<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  place: string,
): { value: z.output<S> } | { issues: Issue[] } {
  const result = z.safeParse(schema, value);
  return result.success ? { value: result.data } : { issues: result.error.issues.flatMap((i) => issuesOf(i, place)) };
}

/** `VALIDATION_FAILED` with these issues in `details`. */
export function validationFailed(issues: Issue[]): ParleyError {
  const [first] = issues;
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return new ParleyError('VALIDATION_FAILED', `Not understood. ${where}${first?.message ?? ''}`.trim(), {
    details: { issues: issues.slice(0, LISTED), ...(issues.length > LISTED && { more: issues.length - LISTED }) },
  });
}

/** The value as the schema reads it. Throws `VALIDATION_FAILED`. */
export function validate<S extends z.ZodMiniType>(schema: S, value: unknown, place = ''): z.output<S> {
  const result = check(schema, value, place);
  if ('issues' in result) throw validationFailed(result.issues);
  return result.value;
}

/** An unknown field is an issue of its own, at its own path. */
function issuesOf(issue: z.core.$ZodIssue, place: string): Issue[] {
  const path = [place, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'Unknown field' }));
}
