import { expect, test } from 'vitest';
import { tuneLocalAudio, tuneRemoteAudio } from './opus.ts';

const sdp = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;
const audio = (...lines: string[]): string[] => [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'a=rtpmap:111 opus/48000/2',
  ...lines,
];

test('[Q7] the first sound is a voice: repaired, and silent where nothing is said', () => {
  const offer = sdp(
    'v=0',
    ...audio('a=fmtp:111 minptime=10;useinbandfec=1', 'a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111'),
  );
  expect(tuneRemoteAudio(offer)).toBe(
    sdp(
      'v=0',
      ...audio('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1', 'a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111'),
    ),
  );
});

test('[Q7] the second sound is music: stereo, and never cut off', () => {
  const offer = sdp(
    ...audio('a=fmtp:111 minptime=10'),
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=mid:1',
    ...audio('a=fmtp:111 stereo=0'),
  );
  const [, , second] = tuneRemoteAudio(offer).split(/^(?=m=)/m);
  expect(second).toContain('a=fmtp:111 stereo=1;useinbandfec=1;usedtx=0;sprop-stereo=1;maxaveragebitrate=96000\r\n');
});

test('[Q7] both channels of the second sound are to be decoded, and of the first as the browser likes', () => {
  const offer = sdp(
    ...audio('a=fmtp:111 minptime=10'),
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    ...audio('a=fmtp:111 minptime=10'),
  );
  expect(tuneLocalAudio(offer)).toBe(
    sdp(
      ...audio('a=fmtp:111 minptime=10'),
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      ...audio('a=fmtp:111 minptime=10;stereo=1'),
    ),
  );
  expect(tuneLocalAudio(tuneLocalAudio(offer))).toBe(tuneLocalAudio(offer));
});

test('[Q7] without a line of its own Opus gets one', () => {
  expect(tuneRemoteAudio(sdp(...audio('a=mid:0')))).toBe(
    sdp(...audio('a=fmtp:111 useinbandfec=1;usedtx=1', 'a=mid:0')),
  );
});

test('[Q7] what has no Opus stays as it is', () => {
  const other = sdp(
    'v=0',
    'm=audio 9 RTP/AVP 0',
    'a=rtpmap:0 PCMU/8000',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  );
  expect(tuneRemoteAudio(other)).toBe(other);
  expect(tuneRemoteAudio('')).toBe('');
});
