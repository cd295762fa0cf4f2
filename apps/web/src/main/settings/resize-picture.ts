/** Side of a profile picture in pixels. */
export const SIDE = 256;

/** The largest square in the middle of a picture. */
export function middleSquare(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

/**
 * Makes a picture square and small, here in the browser, and gives it as base64. Its place and camera, which photos carry along, stay
 * behind.
 * @throws when the file is not a picture that this browser can read
 */
export async function resizePicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot draw.');
    const { x, y, side } = middleSquare(picture.width, picture.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
    const url = encode(canvas);
    return url.slice(url.indexOf(',') + 1);
  } finally {
    picture.close();
  }
}

/** WebP where the browser writes it, else PNG: both keep what is transparent. */
const encode = (canvas: HTMLCanvasElement): string => canvas.toDataURL('image/webp', 0.86);
