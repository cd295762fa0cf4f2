/** Version of the realtime protocol that this code speaks, and the oldest that the server still understands. */
export const PROTOCOL_VERSION = 1;
export const OLDEST_PROTOCOL_VERSION = 1;

/**
 * Bounds on what one connection may send. Sizes in bytes of the message as JSON; rates as token buckets
 * (`burst` at once, refilled at `perSecond`). Who goes over is told `RATE_LIMITED`; who keeps on is cut.
 */
export const LIMITS = {
  /** Greatest frame that the server reads at all; a larger one closes the connection. */
  frameBytes: 128 * 1024,
  sdpLength: 96 * 1024,
  chatLength: 2000,
  /** Screens that are shared in one room at the same time. */
  sharesAtOnce: 2,
  /** Messages in a snapshot; older ones stay in the log. */
  chatInSnapshot: 500,
  rates: {
    webrtc_join_room: { burst: 5, perSecond: 0.5 },
    webrtc_leave_room: { burst: 5, perSecond: 0.5 },
    /**
     * In a room of ten each has nine pairs. After a restart of the server a pair says its description and candidates up to twice
     * (N5); with forty candidates, of a laptop with many networks and relays, that is 85 for each pair, and 765 at once.
     */
    webrtc_signal: { burst: 1200, perSecond: 150 },
    webrtc_media_state: { burst: 20, perSecond: 5 },
    webrtc_chat_message: { burst: 10, perSecond: 2 },
    webrtc_raise_hand: { burst: 10, perSecond: 1 },
    webrtc_reaction: { burst: 6, perSecond: 2 },
    webrtc_moderate: { burst: 20, perSecond: 5 },
    webrtc_probe: { burst: 10, perSecond: 2 },
  },
  /** Refusals for rate within ten seconds after which a connection is closed. */
  refusalsUntilCut: 50,
} as const;

/** Times of the liveness rules (docs/protocol.md, L), in milliseconds. */
export const LIVENESS = {
  /**
   * A silent connection is noticed after 3.5 to 5 s. Three and a half seconds are four tries of TCP (at 0.2, 0.6, 1.4 and
   * 3 s), so that bursts of loss on a school's Wi-Fi are no alarm.
   */
  pingInterval: 1500,
  pingTimeout: 3500,
  /** After this long without a connection a peer has left, `lost`. */
  lostAfter: 15_000,
  /** Until then a lost peer that comes back is the same peer, `rejoined`. */
  rejoinWithin: 120_000,
  /** After a start of the server everybody has this long to come back. */
  graceAfterStart: 20_000,
} as const;
