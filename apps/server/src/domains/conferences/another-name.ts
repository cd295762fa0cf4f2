// For routes that are other names of other routes: what is asked of them, as those take it.

export const same = <P, Q, B>({ params, query, body }: { params: P; query: Q; body: B }) => ({ params, query, body });

/** The same request to a route that takes no `Idempotency-Key`, so that there is nothing to keep. */
export const keepingNothing = <C extends object>(context: C) => ({ ...context, keepAnswer: () => Promise.resolve() });
