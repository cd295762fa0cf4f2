import type { Me } from '@parley/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from './queries.ts';

/** The signed-in person. Only for pages behind the door, where there is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  // Who has just signed out is shown until the other page is there.
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const me = data ?? last;
  if (!me) throw new Error('This page is for people who are signed in.');
  return me;
}
