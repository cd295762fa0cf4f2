/** A drawn, friendly person in a room, as a camera would show one: for pictures that people look at. */

export interface Portrait {
  skin: string;
  hair: string;
  shirt: string;
  wall: string;
  /** Long hair falls to the shoulders. */
  long: boolean;
  glasses: boolean;
  pitch: number;
}

/** Runs in the page. */
export function installPortrait({ skin, hair, shirt, wall, long, glasses, pitch }: Portrait): void {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const WIDTH = 1280;
  const HEIGHT = 720;

  const draw = (brush: CanvasRenderingContext2D, time: number) => {
    const sway = Math.sin(time / 1400) * 8;
    const blink = time % 3600 < 140;
    const light = brush.createLinearGradient(0, 0, WIDTH, HEIGHT);
    light.addColorStop(0, wall);
    light.addColorStop(1, shade(wall, -90));
    brush.fillStyle = light;
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    room(brush);

    const x = WIDTH / 2 + sway;
    const ellipse = (cx: number, cy: number, rx: number, ry: number, colour: string) => {
      brush.fillStyle = colour;
      brush.beginPath();
      brush.ellipse(cx, cy, rx, ry, 0, 0, Math.PI * 2);
      brush.fill();
    };
    if (long) {
      brush.fillStyle = hair;
      brush.beginPath();
      brush.roundRect(x - 165, 180, 330, 400, 150);
      brush.fill();
    }
    brush.fillStyle = shirt;
    brush.beginPath();
    brush.roundRect(x - 300, 560, 600, 400, [190, 190, 0, 0]);
    brush.fill();
    brush.fillStyle = shade(skin, -18);
    brush.fillRect(x - 52, 470, 104, 110);
    ellipse(x, 578, 74, 34, shade(skin, -18));
    ellipse(x - 134, 350, 24, 38, shade(skin, -10));
    ellipse(x + 134, 350, 24, 38, shade(skin, -10));
    ellipse(x, 350, 132, 168, skin);
    hairline(brush, x);
    face(brush, x, blink, ellipse);
  };

  const room = (brush: CanvasRenderingContext2D) => {
    brush.fillStyle = 'rgba(255, 255, 255, 0.10)';
    brush.fillRect(90, 70, 230, 300);
    brush.fillStyle = 'rgba(255, 255, 255, 0.14)';
    brush.fillRect(108, 88, 92, 264);
    brush.fillRect(212, 88, 90, 264);
    brush.fillStyle = 'rgba(0, 0, 0, 0.16)';
    brush.fillRect(980, 250, 240, 14);
    const books = ['#b4553f', '#d9a441', '#4d7c8a', '#7a5c8e', '#5b8c5a', '#c9c1b3'];
    for (const [index, colour] of books.entries()) {
      brush.fillStyle = colour;
      brush.globalAlpha = 0.75;
      brush.fillRect(992 + index * 34, 250 - 84 - (index % 3) * 14, 26, 84 + (index % 3) * 14);
      brush.globalAlpha = 1;
    }
  };

  const hairline = (brush: CanvasRenderingContext2D, x: number) => {
    brush.fillStyle = hair;
    brush.beginPath();
    brush.moveTo(x - 140, 350);
    brush.bezierCurveTo(x - 170, 120, x + 170, 120, x + 140, 350);
    brush.bezierCurveTo(x + 120, 268, x + 60, 236, x - 10, 246);
    brush.bezierCurveTo(x - 80, 250, x - 122, 282, x - 140, 350);
    brush.fill();
  };

  const face = (
    brush: CanvasRenderingContext2D,
    x: number,
    blink: boolean,
    ellipse: (cx: number, cy: number, rx: number, ry: number, colour: string) => void,
  ) => {
    for (const side of [-1, 1]) {
      const eye = x + side * 52;
      ellipse(eye, 350, 19, blink ? 2 : 12, '#fdfdfb');
      if (!blink) ellipse(eye + 1, 350, 9, 10, '#33271f');
      brush.strokeStyle = hair;
      brush.lineWidth = 8;
      brush.lineCap = 'round';
      brush.beginPath();
      brush.moveTo(eye - 22, 318);
      brush.quadraticCurveTo(eye, 306, eye + 22, 318);
      brush.stroke();
      ellipse(x + side * 78, 408, 26, 16, 'rgba(214, 92, 80, 0.22)');
    }
    if (glasses) {
      brush.strokeStyle = '#2c2c2c';
      brush.lineWidth = 6;
      for (const side of [-1, 1]) {
        brush.beginPath();
        brush.roundRect(x + side * 52 - 37, 324, 74, 54, 20);
        brush.stroke();
      }
      brush.beginPath();
      brush.moveTo(x - 15, 348);
      brush.lineTo(x + 15, 348);
      brush.stroke();
    }
    brush.strokeStyle = shade(skin, -34);
    brush.lineWidth = 6;
    brush.beginPath();
    brush.moveTo(x + 2, 362);
    brush.quadraticCurveTo(x + 16, 402, x - 8, 406);
    brush.stroke();
    brush.fillStyle = '#fdfdfb';
    brush.beginPath();
    brush.moveTo(x - 46, 436);
    brush.quadraticCurveTo(x, 492, x + 46, 436);
    brush.quadraticCurveTo(x, 450, x - 46, 436);
    brush.fill();
  };

  /** A colour written as #rrggbb, lighter or darker. */
  const shade = (colour: string, by: number) => {
    const part = (at: number) => Math.max(0, Math.min(255, Number.parseInt(colour.slice(at, at + 2), 16) + by));
    return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
  };

  devices.getUserMedia = async (constraints) => {
    const stream = new MediaStream();
    if (constraints?.video) {
      const canvas = document.createElement('canvas');
      canvas.width = WIDTH;
      canvas.height = HEIGHT;
      const brush = canvas.getContext('2d');
      if (brush !== null) {
        draw(brush, 0);
        setInterval(() => draw(brush, performance.now()), 66);
      }
      for (const track of canvas.captureStream(15).getVideoTracks()) stream.addTrack(track);
    }
    if (constraints?.audio) {
      const audio = new AudioContext();
      const output = audio.createMediaStreamDestination();
      const tone = new OscillatorNode(audio, { frequency: pitch });
      tone.connect(new GainNode(audio, { gain: 0.05 })).connect(output);
      tone.start();
      for (const track of output.stream.getAudioTracks()) stream.addTrack(track);
    }
    return stream;
  };
}
