import {
  type ChatEntry,
  type ConnectionState,
  createRoom,
  LocalMedia,
  type ParleyError,
  type RemoteParticipant,
  type Room,
} from '@parley/client';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { asParleyError, roomOptions, type UseWebRTCOptions } from './web-rtc-options.ts';
import { noDevicesYet, noRoomYet } from './before-a-room.ts';
import { useSlice } from './use-slice.ts';

export interface WebRTC {
  /** The room with all that it can tell and do, for `<VideoCall>` and `<RoomProvider>`; null until it was entered. */
  room: Room | null;
  connectionState: ConnectionState['status'];
  /** Why the meeting could not be entered. */
  error: ParleyError | null;
  /** The own picture, also while connecting; null while the camera is off. Show it mirrored. */
  localStream: MediaStream | null;
  /** Picture of the first other person, for calls of two. Everybody's sound is played by itself. */
  remoteStream: MediaStream | null;
  /** Everybody's picture, by participant id, while their camera is on. */
  remoteStreams: ReadonlyMap<string, MediaStream>;
  participants: readonly RemoteParticipant[];
  messages: readonly ChatEntry[];
  isAudioEnabled: boolean;
  isVideoEnabled: boolean;
  isScreenSharing: boolean;
  toggleAudio: () => void;
  toggleVideo: () => void;
  /** To be called while the person presses something. @throws ParleyError as `Room.startScreenShare`. */
  toggleScreenShare: () => Promise<void>;
  sendMessage: (text: string) => void;
  /** Leaves and lets camera and microphone go. */
  endCall: () => void;
  /** Tries again after an error, or comes back after `endCall`. */
  rejoin: () => void;
}

/** Where the way into a room has come to. */
interface Way {
  media: LocalMedia | null;
  room: Room | null;
  error: ParleyError | null;
}

const NOWHERE: Way = { media: null, room: null, error: null };

/**
 * A call in one hook: enters the room when the component comes, leaves it when it goes.
 *
 * @example
 * const { localStream, remoteStream, connectionState, toggleAudio, endCall } = useWebRTC({
 *   roomId: 'abc-defg-hij',
 *   userId: 'Ann',
 *   websocketUrl: 'wss://meet.example.org',
 * });
 */
export function useWebRTC(options: UseWebRTCOptions): WebRTC {
  const { roomId } = options;
  const [attempt, setAttempt] = useState(0);
  const [way, setWay] = useState<Way>(NOWHERE);
  const enter = useEffectEvent((signal: AbortSignal) => {
    const media = options.media ?? new LocalMedia(options.maxVideo === undefined ? {} : { maxVideo: options.maxVideo });
    setWay({ media, room: null, error: null });
    const room = (options.enter ?? createRoom)({ ...roomOptions(options), media, signal });
    return { media, room };
  });
  useEffect(() => {
    if (roomId === null) return undefined;
    const gone = new AbortController();
    const { media, room } = enter(gone.signal);
    room.then(
      (entered) => (gone.signal.aborted ? void entered.leave() : setWay({ media, room: entered, error: null })),
      (error: unknown) => {
        if (!gone.signal.aborted) setWay({ media, room: null, error: asParleyError(error) });
      },
    );
    return () => {
      gone.abort();
      room.then(
        (entered) => entered.leave(),
        () => media.stop(),
      );
      setWay(NOWHERE);
    };
  }, [roomId, attempt]);
  return useCall(
    roomId === null ? NOWHERE : way,
    roomId !== null,
    useCallback(() => setAttempt((n) => n + 1), []),
  );
}

function useCall({ media, room, error }: Way, wanted: boolean, rejoin: () => void): WebRTC {
  const view = useSlice((media ?? noDevicesYet).view);
  const seen = room ?? noRoomYet;
  const { status } = useSlice(seen.connection);
  const participants = useSlice(seen.participants);
  const streams = useSlice(seen.media);
  const { entries } = useSlice(seen.chat);
  const isAudioEnabled = isOn(view.microphone.status);
  const isVideoEnabled = isOn(view.camera.status);
  const isScreenSharing = isOn(view.screen.status);
  const remoteStreams = useMemo(
    () =>
      new Map(
        participants.flatMap(({ id, video }) =>
          video && streams.has(id) ? [[id, streams.get(id)!.video] as const] : [],
        ),
      ),
    [participants, streams],
  );
  const first = participants[0]?.id ?? '';
  const turns = room ?? media;
  return {
    room,
    connectionState: room !== null ? status : error !== null ? 'failed' : wanted ? 'connecting' : 'idle',
    error,
    localStream: view.cameraStream,
    remoteStream: remoteStreams.get(first) ?? null,
    remoteStreams,
    participants,
    messages: entries,
    isAudioEnabled,
    isVideoEnabled,
    isScreenSharing,
    toggleAudio: () => void turns?.setMicrophone(!isAudioEnabled),
    toggleVideo: () => void turns?.setCamera(!isVideoEnabled),
    toggleScreenShare: async () => (isScreenSharing ? room?.stopScreenShare() : room?.startScreenShare()),
    sendMessage: (text) => room?.sendChat(text),
    endCall: () => void room?.leave(),
    rejoin,
  };
}

const isOn = (status: 'off' | 'starting' | 'on' | 'failed'): boolean => status === 'on' || status === 'starting';
