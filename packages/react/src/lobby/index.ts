export { BackgroundProvider, useBackground } from '../devices/background-context.ts';
export { EarlyDoor } from './early-door.tsx';
export type { Entering } from './join-form.tsx';
export { Lobby, type LobbyProps } from './lobby.tsx';
export type { MeetingDoor } from './meeting-door.ts';
