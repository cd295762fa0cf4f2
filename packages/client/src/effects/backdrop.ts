import type { ShownBackground } from './background-choice.ts';
import { drawScene } from './scenes.ts';
import { context } from './segmenter.ts';

/** Draws what is behind the person, over the whole of `brush`. */
export type Backdrop = (brush: CanvasRenderingContext2D, video: HTMLVideoElement) => void;

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

/**
 * A picture made small and large again is blurred: in every browser, also those without filters for canvases, and without the
 * dark edges that those give.
 */
function blurred(): Backdrop {
  const brushes = HEIGHTS.map((height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round((height * 16) / 9), height });
    const brush = context(canvas, { alpha: false });
    brush.imageSmoothingQuality = 'high';
    return brush;
  });
  const upwards = brushes.toReversed().slice(1);
  return (brush, video) => {
    let from: CanvasImageSource = video;
    for (const next of [...brushes, ...upwards]) {
      next.drawImage(from, 0, 0, next.canvas.width, next.canvas.height);
      from = next.canvas;
    }
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(from, 0, 0, brush.canvas.width, brush.canvas.height);
  };
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
