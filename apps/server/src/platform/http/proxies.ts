import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Says who a request comes from where proxies stand before the server: only those that are trusted are believed. */
export class Proxies {
  readonly #any: boolean;
  readonly #networks = new BlockList();

  /** `true` trusts any proxy, a list those addresses and networks (`10.0.0.0/8`). Throws a `TypeError` for what is neither. */
  constructor(trusted: boolean | readonly string[]) {
    this.#any = trusted === true;
    for (const text of typeof trusted === 'boolean' ? [] : trusted) {
      const [network = '', prefix] = text.split('/');
      const version = isIP(network);
      if (version === 0) throw new TypeError(`${text} is not an address or network`);
      const family = version === 6 ? 'ipv6' : 'ipv4';
      this.#networks.addSubnet(network, prefix === undefined ? (version === 6 ? 128 : 32) : Number(prefix), family);
    }
  }

  trusts(address: string): boolean {
    if (this.#any) return true;
    const version = isIP(address);
    return version !== 0 && this.#networks.check(address, version === 6 ? 'ipv6' : 'ipv4');
  }

  /** The nearest address that no trusted proxy vouches for. */
  addressOf(request: IncomingMessage): string {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    let address = request.socket.remoteAddress ?? '';
    for (const before of forwarded.map((part) => part.trim()).toReversed()) {
      if (before === '' || !this.trusts(address)) break;
      address = before;
    }
    return address;
  }
}
