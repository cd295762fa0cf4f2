import type { DeviceState, LocalMediaView } from '@parley/client';
import type { MessageId } from '@parley/locales';
import type { BrowserName } from './browser-name.ts';

/** What is wrong with a device, in words, and what the one button beside it does. */
export interface DeviceTrouble {
  device: 'camera' | 'microphone' | 'both';
  title: `join.${'denied' | 'ask' | 'system' | 'inUse' | 'missing' | 'insecure' | 'unsupported'}Title`;
  text: Extract<MessageId, (typeof DENIED)[BrowserName['family']] | `join.${string}Text`>;
  mend: 'retry' | 'ask' | 'open_securely' | 'copy_link';
}

/** Trouble of the camera is told in the preview, that of the microphone alone in a line of its own. */
export interface Troubles {
  preview: DeviceTrouble | null;
  line: DeviceTrouble | null;
}

export function deviceTroubles(view: Pick<LocalMediaView, 'camera' | 'microphone'>, browser: BrowserName): Troubles {
  const camera = failureOf(view.camera);
  const microphone = failureOf(view.microphone);
  if (camera !== null && camera === microphone) return { preview: describe(camera, 'both', browser), line: null };
  return {
    preview: camera === null ? null : describe(camera, 'camera', browser),
    line: microphone === null ? null : describe(microphone, 'microphone', browser),
  };
}

function failureOf(state: DeviceState): string | null {
  if (state.status !== 'failed') return null;
  const { code, details, cause } = state.error;
  if (code !== 'MEDIA_DENIED') return code;
  if (details['reason'] === 'dismissed') return 'dismissed';
  // Chrome's and Edge's own words for a switch of the system.
  return cause instanceof Error && /system/i.test(cause.message) ? 'system' : code;
}

const DENIED = {
  chrome: 'join.deniedChrome',
  firefox: 'join.deniedFirefox',
  edge: 'join.deniedEdge',
  safari: 'join.deniedSafari',
  android: 'join.deniedAndroid',
  ios: 'join.deniedIos',
} as const;

function describe(code: string, device: DeviceTrouble['device'], browser: BrowserName): DeviceTrouble {
  switch (code) {
    case 'MEDIA_DENIED':
      return { device, title: 'join.deniedTitle', text: DENIED[browser.family], mend: 'retry' };
    case 'dismissed':
      return { device, title: 'join.askTitle', text: 'join.askText', mend: 'ask' };
    case 'system':
      return { device, title: 'join.systemTitle', text: 'join.systemText', mend: 'retry' };
    case 'MEDIA_NOT_FOUND':
      return { device, title: 'join.missingTitle', text: 'join.missingText', mend: 'retry' };
    case 'INSECURE_CONTEXT':
      return { device, title: 'join.insecureTitle', text: 'join.insecureText', mend: 'open_securely' };
    case 'BROWSER_UNSUPPORTED':
      return { device, title: 'join.unsupportedTitle', text: 'join.unsupportedText', mend: 'copy_link' };
    default:
      return { device, title: 'join.inUseTitle', text: 'join.inUseText', mend: 'retry' };
  }
}
