/** What a drawn person looks like. */
export interface Portrait {
  skin: string;
  hair: string;
  shirt: string;
  wall: string;
}

const FIRST: Portrait = { skin: '#e8b894', hair: '#3b2a22', shirt: '#2f6f73', wall: '#b9c9c4' };

const PORTRAITS: readonly Portrait[] = [
  FIRST,
  { skin: '#8d5a3c', hair: '#1d1715', shirt: '#c9843e', wall: '#cbbfae' },
  { skin: '#f0cdb0', hair: '#a8662e', shirt: '#4b5d8f', wall: '#c4cbd6' },
  { skin: '#c68e66', hair: '#26211f', shirt: '#8a4f63', wall: '#d3c6c2' },
  { skin: '#5f3c2a', hair: '#141110', shirt: '#d8c37a', wall: '#aebfb4' },
  { skin: '#e3a983', hair: '#6b6258', shirt: '#56704a', wall: '#cdd2c8' },
];

/** One of six people, by number. */
export const portraitOf = (number: number): Portrait => PORTRAITS[number % PORTRAITS.length] ?? FIRST;

const WIDTH = 640;
const HEIGHT = 360;

/** A picture of that person as a camera gives one. It stands still, so that pictures of pages are the same each time. */
export const portraitStream = (portrait: Portrait): MediaStream =>
  drawnStream(WIDTH, HEIGHT, (brush) => drawPerson(brush, portrait));

/** A page of text as somebody shares one. */
export const documentStream = (title: string): MediaStream =>
  drawnStream(1280, 800, (brush) => {
    brush.fillStyle = '#f5f6f4';
    brush.fillRect(0, 0, 1280, 800);
    brush.fillStyle = '#1c2b27';
    brush.font = '600 52px sans-serif';
    brush.fillText(title, 140, 200);
    brush.fillStyle = '#d4dad7';
    for (const line of [0, 1, 2, 3, 4]) brush.fillRect(140, 270 + line * 56, 940 - (line % 3) * 150, 16);
  });

function drawnStream(width: number, height: number, draw: (brush: CanvasRenderingContext2D) => void): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d');
  const stream = canvas.captureStream(5);
  if (brush === null) return stream;
  draw(brush);
  // A canvas that nobody draws on sends nothing to who comes later.
  const timer = setInterval(() => {
    if (stream.getVideoTracks().every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
    else draw(brush);
  }, 200);
  return stream;
}

function drawPerson(brush: CanvasRenderingContext2D, { skin, hair, shirt, wall }: Portrait): void {
  const ellipse = (x: number, y: number, rx: number, ry: number, colour: string) => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
    brush.fill();
  };
  const light = brush.createLinearGradient(0, 0, WIDTH, HEIGHT);
  light.addColorStop(0, wall);
  light.addColorStop(1, '#5c6a66');
  brush.fillStyle = light;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  ellipse(320, 158, 76, 92, hair);
  brush.fillStyle = shirt;
  brush.beginPath();
  brush.roundRect(180, 272, 280, 160, [90, 90, 0, 0]);
  brush.fill();
  brush.fillStyle = skin;
  brush.fillRect(296, 226, 48, 62);
  ellipse(320, 176, 62, 78, skin);
  brush.fillStyle = hair;
  brush.beginPath();
  brush.ellipse(320, 122, 66, 42, 0, Math.PI, Math.PI * 2);
  brush.fill();
  for (const eye of [296, 344]) ellipse(eye, 172, 5, 6, '#2b221d');
  brush.strokeStyle = '#2b221d';
  brush.lineWidth = 4;
  brush.lineCap = 'round';
  brush.beginPath();
  brush.arc(320, 198, 20, 0.35, Math.PI - 0.35);
  brush.stroke();
}
