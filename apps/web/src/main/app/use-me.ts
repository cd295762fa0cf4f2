import type { Me } from '@parley/contract';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from './queries.ts';

/** The signed-in person. Only for pages behind the door, where there is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('This page is for people who are signed in.');
  return data;
}
