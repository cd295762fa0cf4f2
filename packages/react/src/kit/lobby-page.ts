export type { Entering } from '../lobby/join-form.tsx';
export type { MeetingDoor } from '../lobby/meeting-door.ts';
/** The lobby without a server of its own: the host says what meeting it is and what pressing Join does. */
export { Lobby as LobbyPage, type LobbyProps as LobbyPageProps } from '../lobby/lobby.tsx';
