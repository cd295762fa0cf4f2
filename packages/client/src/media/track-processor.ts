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
   * Answers the track to send instead of `track`. Called anew for each track: after a switch of the device, after an
   * interruption. It must not stop `track`. One that can go on no longer calls `failed`, which is as if it had rejected.
   */
  process(track: MediaStreamTrack, failed: (error: unknown) => void): Promise<MediaStreamTrack>;
  /** Ends what the last `process` began. */
  close(): void;
}

/** What a processor is held to. */
export interface ProcessorOptions {
  /**
   * Once it rejects, is not ready in time or fails: `raw` sends the track as it is, `off` turns the device off, for a picture
   * that must not be seen as it is. Default `raw`.
   */
  whenItFails?: 'raw' | 'off';
  /** Milliseconds that it may take to begin. Default 3000. */
  within?: number;
}

/** A processor and what it is held to. */
export interface ProcessorUse extends Required<ProcessorOptions> {
  processor: TrackProcessor;
}
