export { AfterCall, type AfterCallProps, type CallEnd } from './after-call.tsx';
export type { CallRating } from './rating.tsx';
export type { LanguageChoice } from './settings-panel.tsx';
export { VideoCall, type VideoCallProps } from './video-call.tsx';
