const WIDTH = 1280;
const HEIGHT = 720;

/** A picture of the person's own, as small as a background needs it, as a `data:` address. @throws when it cannot be read. */
export async function ownPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  try {
    const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
    const scale = Math.max(WIDTH / picture.width, HEIGHT / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d')?.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    return canvas.toDataURL('image/jpeg', 0.82);
  } finally {
    picture.close();
  }
}
