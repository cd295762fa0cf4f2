import { Link, useNavigate } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';

/** A place in the reference: a page, and what on it. */
export interface Place {
  to: string;
  hash?: string;
}

interface ReferenceLinkProps extends Place {
  className?: string;
  activeOptions?: { exact?: boolean; includeHash?: boolean };
  children: ReactNode;
}

// The router knows the addresses of one application alone, and those are the other pages'.

/** A link to a place in the reference. */
export const ReferenceLink = Link as unknown as ComponentType<ReferenceLinkProps>;

export const useGoTo = useNavigate as unknown as () => (place: Place) => Promise<void>;

/** Where an operation stands. */
export const placeOf = (group: string, id: string): Place => ({ to: `/${group}`, hash: id });
