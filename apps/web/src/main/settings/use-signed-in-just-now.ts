import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';

/** The server takes ten minutes (V3); what is nearly over is not relied upon. */
const FRESH = 9 * 60_000;

/** Whether this session began so recently that it shows by itself that the person is there. */
export function useSignedInJustNow(): boolean {
  const now = useNow();
  const { data: sessions } = useQuery(sessionsQuery);
  const current = sessions?.find((session) => session.current);
  return current !== undefined && now - Date.parse(current.createdAt) < FRESH;
}
