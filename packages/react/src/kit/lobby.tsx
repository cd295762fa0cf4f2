import { createRoom, LocalMedia, ParleyError, type Room } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';
import { useEffect, useState } from 'react';
import { EarlyDoor } from '../lobby/early-door.tsx';
import { Lobby as LobbyPage } from '../lobby/lobby.tsx';
import type { Entering } from '../lobby/join-form.tsx';
import { Notice, useMessages } from '../parts/index.ts';
import { type DoorOptions, useDoor } from './use-door.ts';

export interface LobbyProps extends DoorOptions {
  /** The person is in: show a `<VideoCall>` of this room. */
  onJoined: (room: Room) => void;
  /** What a guest is called at first. */
  name?: string;
  /** Devices of the host's own; turned on here. Default: new ones, which remember what was chosen. */
  media?: LocalMedia;
  /** Where people sign in and come back from, for meetings that take no guests. Default: the server's own page. */
  signInUrl?: string;
  /** Leaves this page for a meeting that takes place elsewhere. Default: goes there. */
  onElsewhere?: (url: string) => void;
}

/**
 * The page before a meeting: see and hear oneself, choose devices, give a name, come in.
 *
 * @example
 * const [room, setRoom] = useState<Room | null>(null);
 * return room === null
 *   ? <Lobby conference="abc-defg-hij" serverUrl="https://meet.example.org" onJoined={setRoom} />
 *   : <VideoCall room={room} />;
 */
export function Lobby(props: LobbyProps) {
  const { serverUrl = '', conference } = props;
  const t = useMessages();
  const state = useDoor(props);
  const media = usePreview(props.media);
  const [name, setName] = useState(props.name ?? '');
  const [entering, setEntering] = useState<Entering>({ status: 'no' });
  if (state.status === 'failed') return <Notice title={errorMessage(t, state.error.code)} />;
  if (state.status === 'reading' || media === null) return null;
  if (!state.door.open) return <EarlyDoor door={state.door} />;
  const { needs } = state.door;
  const enter = (takeOver: boolean) => {
    setEntering({ status: 'asking' });
    createRoom({
      conference,
      media,
      takeOver,
      ...(needs.name ? { name: name.trim() } : {}),
      ...(serverUrl === '' ? {} : { serverUrl }),
      ...(props.token === undefined ? {} : { token: props.token }),
    }).then(props.onJoined, (error: unknown) => {
      const url = elsewhere(error);
      if (url !== null) (props.onElsewhere ?? ((to) => location.assign(to)))(url);
      setEntering(refusal(t, error));
    });
  };
  return (
    <LobbyPage
      door={state.door}
      media={media}
      name={name}
      onNameChange={setName}
      entering={entering}
      onJoin={() => enter(false)}
      onMoveHere={() => enter(true)}
      onStay={() => setEntering({ status: 'no' })}
      signInUrl={props.signInUrl ?? `${serverUrl}/sign-in`}
    />
  );
}

/** Devices that are on while the lobby is there. A room that was entered goes on with them, and stops them. */
function usePreview(given: LocalMedia | undefined): LocalMedia | null {
  const [media, setMedia] = useState<LocalMedia | null>(given ?? null);
  useEffect(() => {
    const devices = given ?? new LocalMedia({ storage: localStorage });
    setMedia(devices);
    // In one turn, so that the browser asks once.
    void devices.setCamera(true);
    void devices.setMicrophone(true);
  }, [given]);
  return media;
}

const elsewhere = (error: unknown): string | null =>
  error instanceof ParleyError && typeof error.details['url'] === 'string' ? error.details['url'] : null;

function refusal(t: Translate, error: unknown): Entering {
  if (elsewhere(error) !== null) return { status: 'no' };
  if (error instanceof ParleyError && error.details['reason'] === 'already_here') return { status: 'already_here' };
  return { status: 'refused', sentence: errorMessage(t, error instanceof ParleyError ? error.code : 'UNAVAILABLE') };
}
