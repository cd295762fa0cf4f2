import type {
  ConferenceView,
  ConnectionQuality,
  ConnectionState,
  RemoteMedia,
  RemoteParticipant,
  SelfView,
  SendingView,
} from '@parley/client';
import { useRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

/**
 * How the connection to the room is: `connecting`, `connected`, `reconnecting`, `left`, `ended`, `taken_over` or `failed`.
 *
 * @example
 * const connection = useConnection();
 * if (connection.status === 'reconnecting') return <p>One moment …</p>;
 */
export const useConnection = (): ConnectionState => useSlice(useRoom().connection);

/**
 * The person at this page; null until they are in the room.
 *
 * @example
 * const self = useSelf();
 * return <p>{self?.name} {self?.audio ? 'can be heard' : 'is muted'}</p>;
 */
export const useSelf = (): SelfView | null => useSlice(useRoom().self);

/**
 * Everybody else, in order of joining.
 *
 * @example
 * const participants = useParticipants();
 * return <p>{participants.map(({ name }) => name).join(', ')}</p>;
 */
export const useParticipants = (): readonly RemoteParticipant[] => useSlice(useRoom().participants);

/**
 * What arrives from somebody: streams that stay the same objects while they are there; null for who is not.
 *
 * @example
 * const media = useRemoteMedia(participant.id);
 * const ref = useStream<HTMLVideoElement>(participant.video ? (media?.video ?? null) : null);
 * return <video ref={ref} autoPlay playsInline muted />;
 */
export const useRemoteMedia = (participantId: string): RemoteMedia | null =>
  useSlice(useRoom().media).get(participantId) ?? null;

/**
 * What meeting this is: its title, when it ends; null until it is known.
 *
 * @example
 * const title = useConference()?.title ?? '';
 */
export const useConference = (): ConferenceView | null => useSlice(useRoom().conference);

/**
 * Id of who speaks, own included; null while nobody does, and in a room of two.
 *
 * @example
 * const speaks = useSpeaker() === participant.id;
 */
export const useSpeaker = (): string | null => useSlice(useRoom().speaker);

/**
 * How good the connection with somebody is; null until it was measured.
 *
 * @example
 * const weak = useQuality(participant.id)?.grade === 'bad';
 */
export const useQuality = (participantId: string): ConnectionQuality | null =>
  useSlice(useRoom().quality).get(participantId) ?? null;

/**
 * What is sent of the own camera at best, and why it is not more.
 *
 * @example
 * const { height, limitedBy } = useSending();
 */
export const useSending = (): SendingView => useSlice(useRoom().sending);
