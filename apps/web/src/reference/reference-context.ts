import { createContext, useContext } from 'react';
import type { Reference } from './document/read-reference.ts';

const ReferenceContext = createContext<Reference | null>(null);
export const ReferenceProvider = ReferenceContext.Provider;

/** What the document of this server says. */
export function useReference(): Reference {
  const reference = useContext(ReferenceContext);
  if (reference === null) throw new Error('Put a ReferenceProvider around this component.');
  return reference;
}
