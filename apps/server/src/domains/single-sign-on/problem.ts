import type { SignInProblem } from '@parley/contract';

/** Why somebody is not signed in, for the page that opens then. */
export class Problem extends Error {
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(`Single sign-on: ${problem}`, options);
    this.name = 'Problem';
    this.problem = problem;
  }
}
