import type { ShownBackground } from './background-choice.ts';
import { drawScene } from './scenes.ts';
import { context } from './segmenter.ts';

/** Draws what is behind the person, over the whole of `brush`. `mask` says where in the picture the person is. */
export type Backdrop = (brush: CanvasRenderingContext2D, video: HTMLVideoElement, mask: CanvasImageSource) => void;

/** How to draw this background. @throws when an own picture cannot be read. */
export async function backdropOf(choice: ShownBackground): Promise<Backdrop> {
  switch (choice.kind) {
    case 'blur':
      return blurred();
    case 'scene':
      return still((brush) => drawScene(brush, choice.scene));
    case 'picture': {
      const picture = new Image();
      picture.src = choice.url;
      await picture.decode();
      return still((brush) => cover(brush, picture));
    }
  }
}

/** Heights of smaller and smaller copies, each half of the one before; in the last no face and no line of text is left. */
const HEIGHTS = [180, 90, 45, 22] as const;

/** And on to copies that know something of the room everywhere, also behind the person. */
const ROUGH = [11, 6, 3] as const;
/** How far from the person, in pixels of the highest copy, the picture may still be of them. */
const DOUBTFUL = 4;
/** How often what little is known beside the person is doubled; more would show the noise of colours that are hardly there. */
const DOUBLED = 3;

/**
 * A picture made small and large again is blurred: in every browser, also those without filters for canvases, and without the
 * dark edges that those give. The person is cut out before, and the room grows into the place, or they would have a halo of
 * their own colours.
 */
function blurred(): Backdrop {
  const brushes = [...HEIGHTS, ...ROUGH].map((height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round((height * 16) / 9), height });
    const brush = context(canvas);
    brush.imageSmoothingQuality = 'high';
    return brush;
  });
  const upwards = brushes.toReversed();
  const holed = upwards.slice(0, ROUGH.length + 1);
  const smooth = upwards.slice(ROUGH.length + 1);
  return (brush, video, mask) => {
    let from: CanvasImageSource = video;
    for (const next of brushes) {
      fill(next, 'copy', from);
      if (from === video) cutOut(next, mask);
      from = next.canvas;
    }
    // Each takes from the rougher one what it does not know itself.
    from = video;
    for (const next of holed) {
      for (let time = 0; time < DOUBLED; time++) fill(next, 'source-over', next.canvas);
      fill(next, 'destination-over', from);
      from = next.canvas;
    }
    for (const next of smooth) {
      fill(next, 'copy', from);
      from = next.canvas;
    }
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(from, 0, 0, brush.canvas.width, brush.canvas.height);
  };
}

function fill(brush: CanvasRenderingContext2D, how: GlobalCompositeOperation, picture: CanvasImageSource): void {
  brush.globalCompositeOperation = how;
  brush.drawImage(picture, 0, 0, brush.canvas.width, brush.canvas.height);
}

function cutOut(brush: CanvasRenderingContext2D, mask: CanvasImageSource): void {
  const { width, height } = brush.canvas;
  brush.globalCompositeOperation = 'destination-out';
  for (const x of [-DOUBTFUL, 0, DOUBTFUL])
    for (const y of [-DOUBTFUL, 0, DOUBTFUL]) brush.drawImage(mask, x, y, width, height);
}

/** What does not move is drawn once for each size. */
function still(paint: (brush: CanvasRenderingContext2D) => void): Backdrop {
  const canvas = Object.assign(document.createElement('canvas'), { width: 0, height: 0 });
  const own = context(canvas, { alpha: false });
  return (brush) => {
    const { width, height } = brush.canvas;
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      paint(own);
    }
    brush.drawImage(canvas, 0, 0);
  };
}

function cover(brush: CanvasRenderingContext2D, picture: HTMLImageElement): void {
  const { width, height } = brush.canvas;
  const scale = Math.max(width / picture.naturalWidth, height / picture.naturalHeight);
  const [w, h] = [picture.naturalWidth * scale, picture.naturalHeight * scale];
  brush.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
}
