/** What the lobby shows of a meeting; the answer of `GET /api/join/{code}` has it all. */
export interface MeetingDoor {
  title: string;
  hostName: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  opensAt: string;
  needs: { name: boolean; account: boolean };
  /** Who the server knows the visitor as. */
  caller: { kind: 'user' | 'guest'; name: string } | null;
  present: { count: number; people: readonly { name: string; avatarUrl: string | null }[] };
  opens: 'room' | 'redirect';
}
