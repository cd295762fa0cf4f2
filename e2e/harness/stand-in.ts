/**
 * Camera and microphone of a test person, put into the page before its own code runs. The camera shows one hue and a
 * counter that moves with every frame, the microphone sounds one pitch: whoever receives them can tell who it is and that
 * it is live, from decoded pixels and sound alone.
 */

export interface Looks {
  /** Degrees on the colour circle; people of one test are at least 60 apart. */
  hue: number;
  /** Hertz; people of one test are at least 200 apart. */
  pitch: number;
  /**
   * Also opens the browser's own devices once, as it is told what other networks there are only by somebody who was allowed
   * to use them: without it a connection keeps to the network of the default route.
   */
  opensDevices?: boolean;
}

/** Runs in the page. */
export function installStandIn({ hue, pitch, opensDevices = false }: Looks): void {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const capture: { tracks: MediaStreamTrack[] } = { tracks: [] };
  Object.defineProperty(window, '__standIn', { value: capture });

  const camera = (): MediaStreamTrack => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const brush = canvas.getContext('2d');
    let frame = 0;
    const draw = () => {
      if (brush === null) return;
      frame = (frame + 1) % 256;
      brush.fillStyle = `hsl(${hue} 90% 50%)`;
      brush.fillRect(0, 0, 640, 360);
      for (let bit = 0; bit < 8; bit++) {
        brush.fillStyle = (frame >> bit) & 1 ? '#fff' : '#000';
        brush.fillRect(bit * 80, 0, 80, 120);
      }
    };
    draw();
    const timer = setInterval(draw, 66);
    const [track] = canvas.captureStream(15).getVideoTracks();
    if (track === undefined) throw new Error('no picture');
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(timer);
      stop();
    };
    return track;
  };

  const microphone = (): MediaStreamTrack => {
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0.2 });
    const output = audio.createMediaStreamDestination();
    tone.connect(volume).connect(output);
    tone.start();
    const [track] = output.stream.getAudioTracks();
    if (track === undefined) throw new Error('no sound');
    const stop = track.stop.bind(track);
    track.stop = () => {
      void audio.close();
      stop();
    };
    return track;
  };

  const open = devices.getUserMedia.bind(devices);
  let opened = !opensDevices;
  devices.getUserMedia = async (constraints) => {
    if (!opened) {
      opened = true;
      for (const track of (await open({ audio: true, video: true })).getTracks()) track.stop();
    }
    const made: MediaStreamTrack[] = [];
    if (constraints?.video) made.push(camera());
    if (constraints?.audio) made.push(microphone());
    capture.tracks.push(...made);
    return new MediaStream(made);
  };
}
