/** `webrtc_probe`: the acknowledgement is the answer. */
export function probe(): void {}
