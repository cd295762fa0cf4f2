import { type Browser, firefox } from '@playwright/test';
import { FIREFOX } from './programs.ts';

/** Firefox as it is installed, spoken to by WebDriver BiDi; plays without a click and finds connections on this machine. */
export const launchFirefox = (): Promise<Browser> =>
  firefox.launch({
    channel: 'moz-firefox',
    headless: true,
    ...(FIREFOX === undefined ? {} : { executablePath: FIREFOX }),
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      // A machine without a sound card has no clock for an AudioContext.
      'media.cubeb.force_mock_context': true,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  });
