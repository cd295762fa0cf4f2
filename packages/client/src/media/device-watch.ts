import type { PageMoments } from './page-moments.ts';
import type { DeviceKind } from './media-view.ts';

export interface DeviceWatchOptions {
  devices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'> | undefined;
  permissions: Pick<Permissions, 'query'> | undefined;
  page: PageMoments;
  /** `changed` when a device came or went, not only when they were looked at again. */
  listed(devices: readonly MediaDeviceInfo[], changed: boolean): void;
  permission(device: DeviceKind, state: PermissionState): void;
  visible(): void;
}

/** Sees devices come and go, permissions change, and the page come back. */
export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  /** Empty while it does not look. */
  #stops: (() => void)[] = [];

  constructor(options: DeviceWatchOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#stops.length > 0) return;
    const { devices, page, visible } = this.#options;
    const changed = () => void this.#list(true);
    devices?.addEventListener('devicechange', changed);
    const stops = [() => devices?.removeEventListener('devicechange', changed), page.onVisible(visible)];
    this.#stops = stops;
    this.look();
    void this.#watchPermission('camera', stops);
    void this.#watchPermission('microphone', stops);
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Lists the devices again: names are told only once one was opened. */
  look(): void {
    void this.#list(false);
  }

  /** How a permission stands, without asking the person. */
  async ask(device: DeviceKind): Promise<PermissionState | 'unknown'> {
    return (await this.#status(device))?.state ?? 'unknown';
  }

  async #list(changed: boolean): Promise<void> {
    try {
      const devices = (await this.#options.devices?.enumerateDevices()) ?? [];
      if (this.#stops.length > 0) this.#options.listed(devices, changed);
    } catch {
      // Devices that cannot be listed cannot be chosen; the browser's choice still works.
    }
  }

  async #watchPermission(device: DeviceKind, stops: (() => void)[]): Promise<void> {
    const status = await this.#status(device);
    if (status === null || this.#stops !== stops || stops.length === 0) return;
    const changed = () => this.#options.permission(device, status.state);
    status.addEventListener('change', changed);
    stops.push(() => status.removeEventListener('change', changed));
  }

  /** Null where the browser does not tell. */
  async #status(device: DeviceKind): Promise<PermissionStatus | null> {
    try {
      return (await this.#options.permissions?.query({ name: device })) ?? null;
    } catch {
      return null;
    }
  }
}
