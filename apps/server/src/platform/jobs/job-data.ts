import { ParleyError } from '@parley/contract';
import * as z from 'zod/mini';
import type { Job } from './jobs.ts';

/** Checks data of a job, when it is sent and, for it may be older than this program, when it is worked on. */
export function readJobData<T>(job: Job<T>, data: unknown): T {
  const read = z.safeParse(job.data, data);
  if (read.success) return read.data;
  throw new ParleyError('INTERNAL', `Data of the job ${job.name} do not fit it: ${z.prettifyError(read.error)}`);
}
