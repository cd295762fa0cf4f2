/**
 * What a page needs at the very least for a call, written by hand: camera and microphone, a connection to everybody, and an ICE
 * restart when one is lost. The measure for what the product costs.
 */

type Said = { from: string; description?: RTCSessionDescriptionInit; candidate?: RTCIceCandidateInit };

interface BareMesh {
  /** How it is said to another; the page's server unless the bench gives another way. */
  say: (to: string, said: Said) => void;
  hear: (said: Said) => void;
  /** Camera and microphone on, and an offer to those who are there. */
  join: (there: string[]) => Promise<void>;
  iceServers: RTCIceServer[];
}

const name = location.pathname.slice(1);
const connections = new Map<string, RTCPeerConnection>();
let stream = new MediaStream();

function connect(to: string): RTCPeerConnection {
  const connection = new RTCPeerConnection({ iceServers: mesh.iceServers, bundlePolicy: 'max-bundle' });
  connections.set(to, connection);
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  prefer(connection, new URLSearchParams(location.search).get('codec'));
  connection.onicecandidate = ({ candidate }) =>
    candidate !== null && mesh.say(to, { from: name, candidate: candidate.toJSON() });
  connection.oniceconnectionstatechange = () => {
    if (/disconnected|failed/.test(connection.iceConnectionState) && name < to) void offer(to, connection, true);
  };
  connection.ontrack = ({ streams: [theirs] }) => {
    if (theirs === undefined || document.getElementById(to) !== null) return;
    const video = document.createElement('video');
    video.id = to;
    video.autoplay = true;
    video.srcObject = theirs;
    document.body.append(video);
  };
  return connection;
}

/** The codec of the picture, such as VP9; the browser's choice for null. */
function prefer(connection: RTCPeerConnection, codec: string | null): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = (one: { mimeType: string }) => one.mimeType === `video/${codec}`;
  const video = connection.getTransceivers().find(({ sender }) => sender.track?.kind === 'video');
  if (codec !== null) video?.setCodecPreferences(codecs.toSorted((a, b) => Number(wanted(b)) - Number(wanted(a))));
}

async function offer(to: string, connection: RTCPeerConnection, iceRestart = false): Promise<void> {
  await connection.setLocalDescription(await connection.createOffer({ iceRestart }));
  if (connection.localDescription !== null) mesh.say(to, { from: name, description: connection.localDescription });
}

async function hear({ from, description, candidate }: Said): Promise<void> {
  const connection = connections.get(from) ?? connect(from);
  if (candidate !== undefined) await connection.addIceCandidate(candidate);
  if (description === undefined) return;
  await connection.setRemoteDescription(description);
  if (description.type !== 'offer') return;
  await connection.setLocalDescription();
  if (connection.localDescription !== null) mesh.say(from, { from: name, description: connection.localDescription });
}

let heard = Promise.resolve();
const mesh: BareMesh = {
  say: (to, said) => void fetch(`/${to}/say`, { method: 'POST', body: JSON.stringify(said) }),
  hear: (said) => {
    // What was overtaken by its description is lost; the way is found without it.
    heard = heard.then(() => hear(said)).catch(() => {});
  },
  join: async (there) => {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
    const own = document.createElement('video');
    own.muted = true;
    own.autoplay = true;
    own.srcObject = stream;
    document.body.append(own);
    await Promise.all(there.map((to) => offer(to, connect(to))));
  },
  iceServers: [],
};
Object.assign(window, {
  mesh,
  /** Comes in by the page's own server. */
  enter: () => {
    const events = new EventSource(`/${name}/events`);
    events.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data) as Said | { there: string[] };
      if ('there' in message) void mesh.join(message.there);
      else mesh.hear(message);
    });
  },
});
