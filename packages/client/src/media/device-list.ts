import type { DeviceChoice, DeviceList } from './media-view.ts';

export const noDevices: DeviceList = { microphones: [], cameras: [], speakers: [] };

/** What a person can choose from. Before the first permission browsers name no devices; then the lists are empty. */
export function deviceList(infos: readonly MediaDeviceInfo[]): DeviceList {
  const of = (kind: MediaDeviceKind): DeviceChoice[] =>
    infos
      // `communications` is Windows' second name for a device that is in the list anyway.
      .filter((info) => info.kind === kind && info.deviceId !== '' && info.deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return { microphones: of('audioinput'), cameras: of('videoinput'), speakers: of('audiooutput') };
}
