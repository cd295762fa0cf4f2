import * as z from 'zod/mini';

/** A new password. Well-formed, for what is not is made into bytes in more than one way. */
export const newPassword = z.string().check(
  z.minLength(8),
  z.maxLength(200),
  z.refine((value) => value.isWellFormed(), 'Has characters that cannot be stored'),
);

/** A password that is shown: whatever was once taken. */
export const shownPassword = z.string().check(z.maxLength(200));
