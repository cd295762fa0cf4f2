/** What can go wrong while somebody signs in with a provider; the page that opens afterwards has words for each. */
export const SIGN_IN_PROBLEMS = [
  /** Called off there, or refused by the provider. */
  'cancelled',
  /** It took too long, was used already, or began in another browser. */
  'expired',
  /** The provider does not answer. */
  'unreachable',
  /** The provider's answer is not what it has to be. */
  'invalid',
  /** Somebody has an account with this e-mail address here, to which this one is not linked. */
  'email_taken',
  /** Nobody is known by it here, and no account is made for it. */
  'not_allowed',
  /** There is no account on this server yet; the first one is made otherwise. */
  'not_set_up',
  /** It signs somebody else in. */
  'linked_elsewhere',
  /** Another account of this provider is linked already. */
  'already_linked',
  /** Whoever wanted to link it is not signed in any more. */
  'signed_out',
  /** Who it was linked to was erased here. */
  'erased',
  /** This server failed. */
  'failed',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];
