/** What our encoder is asked for. Voice: repaired where packets are lost, and nothing sent in silence. */
const VOICE = { useinbandfec: '1', usedtx: '1' };
/** A screen's sound is music or a film: two channels, and never cut off. */
const MUSIC = { useinbandfec: '1', usedtx: '0', stereo: '1', 'sprop-stereo': '1', maxaveragebitrate: '96000' };
const BOTH_CHANNELS = { stereo: '1' };

/**
 * The other end's description with its wishes for Opus as we want to send it: the first sound of a path is a voice, the second that
 * of a screen. In a remote description such a wish binds our encoder alone, in every browser (Q7). What is not Opus stays as it is.
 */
export const tuneRemoteAudio = (sdp: string): string => tuneSounds(sdp, VOICE, MUSIC);

/** Our own description, with both channels of a screen's sound to be decoded: without this wish Chromium mixes them into one (Q7). */
export const tuneLocalAudio = (sdp: string): string => tuneSounds(sdp, {}, BOTH_CHANNELS);

type Wishes = Readonly<Record<string, string>>;

function tuneSounds(sdp: string, voice: Wishes, screen: Wishes): string {
  let sounds = 0;
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => {
      if (!section.startsWith('m=audio')) return section;
      sounds += 1;
      return tuneSection(section, sounds === 1 ? voice : screen);
    })
    .join('');
}

function tuneSection(section: string, wishes: Wishes): string {
  if (Object.keys(wishes).length === 0) return section;
  const payload = /^a=rtpmap:(\d+) opus\//im.exec(section)?.[1];
  if (payload === undefined) return section;
  const line = new RegExp(`^a=fmtp:${payload} (.*)$`, 'm');
  const given = line.exec(section)?.[1]?.trim() ?? '';
  const parameters = new Map(given === '' ? [] : given.split(';').map(readParameter));
  for (const [name, value] of Object.entries(wishes)) parameters.set(name, value);
  const text = `a=fmtp:${payload} ${[...parameters].map(([name, value]) => `${name}=${value}`).join(';')}`;
  // `$` ends before the line break, of which \r is a part.
  if (line.test(section)) return section.replace(line, (old) => text + (old.endsWith('\r') ? '\r' : ''));
  return section.replace(
    /^a=rtpmap:.* opus\/.*$/im,
    (old) => `${old.trimEnd()}\r\n${text}${old.endsWith('\r') ? '\r' : ''}`,
  );
}

function readParameter(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), value.join('=').trim()];
}
