import type { DeviceChoice, DeviceList } from './media-view.ts';

/** A device as the browser lists it; before the first permission without id and label. */
export type ListedDevice = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'label'>;

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

export const hasDevice = (devices: readonly ListedDevice[], deviceId: string): boolean =>
  devices.some((device) => device.deviceId === deviceId);

/** Which device stands behind the entry `default` that some browsers have; null without one. */
export function defaultIdentity(devices: readonly ListedDevice[]): string | null {
  const entry = devices.find((device) => device.deviceId === 'default');
  return entry === undefined ? null : `${entry.groupId} ${entry.label}`;
}
