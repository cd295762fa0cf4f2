export { AfterCall, type AfterCallProps, type CallEnd } from './after-call.tsx';
export { VideoCall, type VideoCallProps } from './video-call.tsx';
