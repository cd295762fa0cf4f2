/** Somebody in an example's room. */
export interface ExamplePerson {
  name: string;
  /** Default true. */
  camera?: boolean;
  /** Default true. */
  microphone?: boolean;
  role?: 'host' | 'moderator' | 'participant';
  /** Speaks without pause. */
  speaks?: boolean;
  /** Has the hand up. */
  hand?: boolean;
  /** Shares a page with this title. */
  shares?: string;
  /** How the connection with them is. Default `good`. */
  connection?: 'good' | 'bad' | 'connecting' | 'reconnecting' | 'failed';
}

/** Something that was said in the chat. `who` counts the people from 0, the one at this page is -1. */
export interface ExampleWords {
  who: number;
  text: string;
  /** Minutes before the example began. Default 5. */
  minutesAgo?: number;
}

const ID_BODY = '0'.repeat(23);

/** Ids as the server makes them; `who` as in `ExampleWords`. */
export const exampleId = <P extends string>(prefix: P, who: number): `${P}_${string}` =>
  `${prefix}_${ID_BODY}${String(who + 100).padStart(3, '0')}`;
