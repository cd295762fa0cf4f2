// Names under which other clients of Socket.IO know what Parley calls otherwise. All of them stand here; `docs/api/names.md` explains them.

/** Messages that are signals of one type: their name → the type. */
export const SIGNAL_ALIASES = {
  webrtc_offer: 'offer',
  webrtc_answer: 'answer',
  webrtc_ice_candidate: 'ice_candidate',
} as const;

/** What a browser calls the fields of a candidate → as they travel. */
export const CANDIDATE_ALIASES = {
  sdpMid: 'sdp_mid',
  sdpMLineIndex: 'sdp_m_line_index',
  usernameFragment: 'username_fragment',
} as const;
