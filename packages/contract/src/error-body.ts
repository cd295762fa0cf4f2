import * as z from 'zod/mini';
import { CLIENT_ERRORS, SERVER_ERRORS, type ServerErrorCode } from './errors.ts';

/** Schema of `ErrorBody`. Apart from the errors themselves, which pages use without any schema. */
export const errorBody = z.strictObject({
  error: z.string(),
  code: z.enum([...(Object.keys(SERVER_ERRORS) as [ServerErrorCode, ...ServerErrorCode[]]), ...CLIENT_ERRORS]),
  /** Not `z.record`, which browsers would have to load too. */
  details: z.looseObject({}),
});
