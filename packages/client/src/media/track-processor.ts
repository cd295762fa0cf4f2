/**
 * Changes the own sound or picture before it is sent: a blurred background, another voice.
 *
 * @example
 * const greyscale: TrackProcessor = {
 *   async process(track) {
 *     const video = Object.assign(document.createElement('video'), { srcObject: new MediaStream([track]), muted: true });
 *     await video.play();
 *     const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
 *     const brush = canvas.getContext('2d')!;
 *     brush.filter = 'grayscale(1)';
 *     timer = setInterval(() => brush.drawImage(video, 0, 0, 1280, 720), 33);
 *     return canvas.captureStream().getVideoTracks()[0]!;
 *   },
 *   close: () => clearInterval(timer),
 * };
 * await media.setProcessor('video', greyscale);
 */
export interface TrackProcessor {
  /**
   * Answers the track to send instead of `track`, within three seconds; else, or when it rejects, `track` is sent as it is.
   * Called anew for each track: after a switch of the device, after an interruption. It must not stop `track`.
   */
  process(track: MediaStreamTrack): Promise<MediaStreamTrack>;
  /** Ends what the last `process` began. */
  close(): void;
}
