import { type MediaConnection, Peer } from 'peerjs';

/** The same call with PeerJS, by its own signal server, as its guide has it: `?signals=port`, and `?call=name` for who comes. */

const asked = new URLSearchParams(location.search);

function show(stream: MediaStream, muted: boolean): void {
  const video = document.createElement('video');
  video.autoplay = true;
  video.muted = muted;
  video.srcObject = stream;
  document.body.append(video);
}

const follow = (call: MediaConnection) => call.once('stream', (stream) => show(stream, false));

function enter(): void {
  const port = Number(asked.get('signals'));
  const peer = new Peer(location.pathname.slice(1), { host: 'localhost', port, path: '/', config: { iceServers: [] } });
  peer.on('open', () => {
    void navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } }).then((stream) => {
      show(stream, true);
      peer.on('call', (call) => {
        call.answer(stream);
        follow(call);
      });
      const other = asked.get('call');
      if (other !== null) follow(peer.call(other, stream));
    });
  });
}

Object.assign(window, { enter });
