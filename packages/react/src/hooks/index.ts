export { RoomProvider, useRoom } from './room-context.tsx';
export { type Chat as ChatState, useChat } from './use-chat.ts';
export { type Devices, useDevices } from './use-devices.ts';
export { useDrawn } from './use-drawn.ts';
export { type Hand, useHand } from './use-hand.ts';
export { useLevel } from './use-level.ts';
export { type Playback, usePlayback } from './use-playback.ts';
export { useRoomEvent } from './use-room-event.ts';
export {
  useConference,
  useConnection,
  useParticipants,
  useQuality,
  useRemoteMedia,
  useSelf,
  useSending,
  useSpeaker,
} from './use-room-slices.ts';
export { type ScreenShare, useScreenShare } from './use-screen-share.ts';
export { useShown } from './use-shown.ts';
export { useSlice } from './use-slice.ts';
export { useStream } from './use-stream.ts';
export { useWebRTC, type WebRTC } from './use-web-rtc.ts';
export type { UseWebRTCOptions } from './web-rtc-options.ts';
