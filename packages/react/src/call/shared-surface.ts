/** What the person chose to share, where the browser tells. */
export type SharedSurface = 'monitor' | 'window' | 'browser' | 'unknown';

export function sharedSurface(stream: MediaStream): SharedSurface {
  const surface = stream.getVideoTracks()[0]?.getSettings().displaySurface;
  return surface === 'monitor' || surface === 'window' || surface === 'browser' ? surface : 'unknown';
}
