import * as z from 'zod/mini';
import type { Job } from '../../platform/jobs/jobs.ts';

const ofMail = z.strictObject({ mailId: z.string() });
type OfMail = z.infer<typeof ofMail>;

/** Hands a message over to the mail server. */
export const SEND_MAIL: Job<OfMail> = { name: 'notifications.send-mail', data: ofMail };

/** Takes away the body of a message whose link is over. */
export const WIPE_MAIL: Job<OfMail> = { name: 'notifications.wipe-mail', data: ofMail };
