/** What `documentPictureInPicture` has that is used here; no browser's types know it yet. */
interface DocumentPictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

export const documentPip = (): DocumentPictureInPicture | null =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture ?? null;

/** Which window over all others the browser has: one of our own with controls, its own with a video, or none. */
export const smallWindowKind = (): 'page' | 'video' | null =>
  documentPip() !== null ? 'page' : globalThis.document?.pictureInPictureEnabled ? 'video' : null;
