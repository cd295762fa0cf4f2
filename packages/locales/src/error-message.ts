import type { errors } from './en/errors.ts';
import type { Translate } from './messages.ts';

/** Codes that have a sentence: those of the contract. */
export type KnownErrorCode = keyof typeof errors extends `error.${infer Code}` ? Code : never;

/** What happened and what to do, for a code of the contract. */
export const errorMessage = (t: Translate, code: KnownErrorCode): string => t(`error.${code}`);
