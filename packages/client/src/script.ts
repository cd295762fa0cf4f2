/** The SDK as one plain script: sets `window.WebRTCClient`, and `window.Parley` with everything else. */

import { createRoom, type CreateRoomOptions } from './create-room.ts';
import type { WebRTCClientOptions } from './facade/client-options.ts';
import { WebRTCClient } from './facade/webrtc-client.ts';
import * as sdk from './index.ts';

/** The server that the script came from, whatever page it is on; empty where that cannot be told. */
const { currentScript } = document;
const home =
  currentScript instanceof HTMLScriptElement && currentScript.src !== '' ? new URL(currentScript.src).origin : '';

class ClientOfScript extends WebRTCClient {
  constructor(options: WebRTCClientOptions = {}) {
    super({ ...options, socketUrl: options.socketUrl ?? home });
  }
}

Object.assign(globalThis, {
  WebRTCClient: ClientOfScript,
  Parley: {
    ...sdk,
    WebRTCClient: ClientOfScript,
    createRoom: (options: CreateRoomOptions) => createRoom({ ...options, serverUrl: options.serverUrl ?? home }),
  },
});
