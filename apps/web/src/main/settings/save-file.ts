/** Milliseconds for which a browser may take its time with a file that it was given. */
const HELD = 60_000;

/** Has the browser save a file as it does with downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HELD);
}
