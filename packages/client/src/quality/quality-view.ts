/** `lost`: nothing gets through at the moment. */
export type Grade = 'good' | 'weak' | 'bad' | 'lost';

/** What makes a connection worse than good. `path`: there is no way to the other, or a new one is being looked for. */
export type GradeCause = 'bandwidth' | 'loss' | 'delay' | 'cpu' | 'path';

/** How the media connection with one person is; one's own: how well one is heard and seen by those whom it serves worst. */
export interface ConnectionQuality {
  grade: Grade;
  /** Null while the grade is `good`. */
  cause: GradeCause | null;
  /** Milliseconds there and back; null where not measured. Own: the longest. */
  rtt: number | null;
  /** Share of the packets that were lost, 0 to 1, in the worse direction; null where too few were sent to tell. */
  loss: number | null;
  /** Bit/s that came and went over the last two seconds. Own: of all connections together. */
  received: number;
  sent: number;
}

/** What is sent of the camera, when it is on, to somebody who shows it in full; who shows it smaller gets less. */
export interface SendingView {
  /** Lines of the picture (the shorter side); 0 while no picture may be sent. */
  height: number;
  /** Pictures per second at most. */
  frameRate: number;
  /** Why it is less than the camera gives; null when it is not. */
  limitedBy: 'people' | 'bandwidth' | 'cpu' | null;
  /** `speakers_only`: the room is so full that only the last two speakers are seen, and this end is none of them. */
  video: 'sent' | 'speakers_only' | 'off';
}
