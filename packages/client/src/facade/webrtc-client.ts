import { ParleyError } from '@parley/contract/errors';
import { createRoom } from '../create-room.ts';
import { LocalMedia } from '../media/local-media.ts';
import type { DeviceState, ScreenShareOptions } from '../media/media-view.ts';
import type { Room } from '../room/room.ts';
import type { ConnectionState } from '../room/room-view.ts';
import type { WebRTCClientOptions } from './client-options.ts';
import { followRoom } from './follow-room.ts';
import { type Handler, type Handlers, tell } from './handlers.ts';
import { messageOf, participantOf, type WebRTCChatMessage, type WebRTCParticipant } from './shapes.ts';
import { VideoElements } from './video-elements.ts';

/**
 * A meeting in a few lines. Everything else that a room can do is in `room`.
 *
 * ```js
 * const client = new WebRTCClient({ socketUrl: 'wss://meet.example.org' });
 * client.onParticipantJoined = ({ id }) => client.addRemoteVideo(id, document.querySelector('#remote'));
 * await client.joinRoom('abc-defg-hij', 'Ann');
 * client.setLocalVideo(document.querySelector('#local'));
 * ```
 */
export class WebRTCClient implements Handlers {
  /** Called for everybody who is there when the room is entered, and for who comes later. */
  onParticipantJoined: Handler<WebRTCParticipant> = null;
  /** Microphone, camera, hand, connection or name of somebody changed. */
  onParticipantUpdated: Handler<WebRTCParticipant> = null;
  onParticipantLeft: Handler<WebRTCParticipant> = null;
  /** Something new was said, by this participant too. Earlier messages are in `messages`. */
  onChatMessage: Handler<WebRTCChatMessage> = null;
  onConnectionChanged: Handler<ConnectionState['status']> = null;
  /** The browser keeps everybody's sound back until `startPlayback` is called for a press of the person. */
  onPlaybackBlocked: Handler<void> = null;
  /** What no promise tells: a device that failed, a message that was not taken, a connection that was given up. */
  onError: Handler<ParleyError> = null;

  readonly #options: WebRTCClientOptions;
  readonly #media: LocalMedia;
  readonly #elements = new VideoElements({
    shown: (participantId, picture, height) => this.#room?.setShown(participantId, { [picture]: height }),
  });
  #room: Room | null = null;
  #joining: AbortController | null = null;
  #stops: (() => void)[] = [];

  constructor(options: WebRTCClientOptions = {}) {
    this.#options = options;
    const { maxVideo } = options;
    this.#media = options.media ?? new LocalMedia(maxVideo === undefined ? {} : { maxVideo });
    let failed = new Set<ParleyError>();
    this.#media.view.subscribe(() => {
      const { cameraStream, microphone, camera } = this.#media.view.getSnapshot();
      this.#elements.showOwn(cameraStream);
      const errors = [microphone, camera].flatMap(errorOf);
      for (const error of errors.filter((one) => !failed.has(one))) tell(this.onError, error);
      failed = new Set(errors);
    });
  }

  /** The room, with all that it can tell and do; null outside. */
  get room(): Room | null {
    return this.#room;
  }

  /** Everybody else, in order of joining. */
  get participants(): WebRTCParticipant[] {
    return this.#room?.participants.getSnapshot().map(participantOf) ?? [];
  }

  /** What was said so far, oldest first. */
  get messages(): WebRTCChatMessage[] {
    if (this.#options.enableChat === false) return [];
    return (
      this.#room?.chat
        .getSnapshot()
        .entries.filter(({ id }) => id !== null)
        .map(messageOf) ?? []
    );
  }

  /**
   * Enters a room: the code of its link, or its id or the conference's. Who this is, the server knows by cookie or token; `userId` is what a guest
   * without a `name` is called, and never speaks for an account.
   * @throws ParleyError as `createRoom` does; the signal's reason when `leaveRoom` was called meanwhile.
   */
  async joinRoom(roomId: string, userId?: string): Promise<void> {
    if (this.#joining !== null || this.#isIn()) {
      throw new ParleyError('CONFLICT', 'This client is in a room already. Leave it first.');
    }
    const { socketUrl, apiUrl, token, icePolicy, debug, enableAudio = true, enableVideo = true } = this.#options;
    const name = this.#options.name ?? userId;
    const joining = new AbortController();
    this.#joining = joining;
    try {
      const room = await (this.#options.createRoom ?? createRoom)({
        conference: roomId,
        media: this.#media,
        microphone: enableAudio,
        camera: enableVideo,
        signal: joining.signal,
        ...(socketUrl === undefined ? {} : { serverUrl: socketUrl.replace(/^ws/, 'http') }),
        ...(apiUrl === undefined ? {} : { apiUrl }),
        ...(token === undefined ? {} : { token }),
        ...(name === undefined ? {} : { name }),
        ...(icePolicy === undefined ? {} : { icePolicy }),
        ...(debug === true ? { log: globalThis.console } : {}),
      });
      this.#follow(room);
    } catch (error) {
      this.#media.stop();
      throw error;
    } finally {
      this.#joining = null;
    }
  }

  /** Leaves and lets camera and microphone go; also while joining. */
  async leaveRoom(): Promise<void> {
    this.#joining?.abort();
    await this.#room?.leave();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#room = null;
    this.#elements.showOthers(new Map());
  }

  /** Shows the own picture there; null takes it away. */
  setLocalVideo(element: HTMLVideoElement | null): void {
    this.#elements.setOwn(element);
  }

  /** Shows somebody's picture there, now or once they are there. Their sound needs no element. */
  addRemoteVideo(participantId: string, element: HTMLVideoElement): void {
    this.#elements.setOther('video', participantId, element);
  }

  removeRemoteVideo(participantId: string): void {
    this.#elements.setOther('video', participantId, null);
  }

  /** As `addRemoteVideo`, for the screen that somebody shares; `screen` of the participant says whether they do. */
  addRemoteScreen(participantId: string, element: HTMLVideoElement): void {
    this.#elements.setOther('screen', participantId, element);
  }

  removeRemoteScreen(participantId: string): void {
    this.#elements.setOther('screen', participantId, null);
  }

  /** Asks the person what to share, while they press something. @throws ParleyError as `Room.startScreenShare`. */
  async startScreenShare(options?: ScreenShareOptions): Promise<void> {
    await this.#inRoom().startScreenShare(options);
  }

  stopScreenShare(): void {
    this.#room?.stopScreenShare();
  }

  /** Plays everybody's sound where the browser kept it back; to be called while the person presses something. */
  async startPlayback(): Promise<void> {
    await this.#room?.startPlayback();
  }

  /** Turns the microphone on or off, or over. Answers whether it is on. */
  async toggleAudio(on = isOff(this.#media.view.getSnapshot().microphone)): Promise<boolean> {
    await this.#media.setMicrophone(on && this.#options.enableAudio !== false);
    return this.#media.view.getSnapshot().microphone.status === 'on';
  }

  /** Turns the camera on or off, or over. Answers whether it is on. */
  async toggleVideo(on = isOff(this.#media.view.getSnapshot().camera)): Promise<boolean> {
    await this.#media.setCamera(on && this.#options.enableVideo !== false);
    return this.#media.view.getSnapshot().camera.status === 'on';
  }

  /** Says something; `onChatMessage` tells when it is stored. @throws ParleyError outside a room, or when it is too long. */
  sendChatMessage(message: string): void {
    if (this.#options.enableChat === false) throw new ParleyError('FORBIDDEN', 'This client has no chat.');
    this.#inRoom().sendChat(message);
  }

  /** @throws ParleyError outside a room, or when the server refuses. */
  async raiseHand(up = true): Promise<void> {
    await this.#inRoom().raiseHand(up);
  }

  #isIn(): boolean {
    const status = this.#room?.connection.getSnapshot().status;
    return status === 'connecting' || status === 'connected' || status === 'reconnecting';
  }

  #inRoom(): Room {
    if (this.#room === null) throw new ParleyError('CONFLICT', 'This client is in no room.');
    return this.#room;
  }

  #follow(room: Room): void {
    for (const stop of this.#stops) stop();
    this.#room = room;
    this.#stops = followRoom(room, this, { elements: this.#elements, chat: this.#options.enableChat !== false });
  }
}

const isOff = ({ status }: DeviceState): boolean => status === 'off' || status === 'failed';

const errorOf = (device: DeviceState): ParleyError[] => (device.status === 'failed' ? [device.error] : []);
