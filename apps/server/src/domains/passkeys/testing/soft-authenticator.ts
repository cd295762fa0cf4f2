import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PasskeyAssertion, PasskeyRegistration } from '@parley/contract';

/** What it does other than a good one. */
export interface Fault {
  origin?: string;
  rpId?: string;
  /** Nobody was recognised by finger or PIN. */
  userVerified?: boolean;
  counter?: number;
  type?: string;
  userHandle?: string;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const FLAGS = { present: 0x01, verified: 0x04, mayBeSynced: 0x08, synced: 0x10, newKey: 0x40 };

/** An authenticator with one passkey (ES256), made of the formats of WebAuthn: what a browser hands over of one. */
export class SoftAuthenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #home: { origin: string; rpId: string };
  readonly #counts: boolean;
  #counter = 0;

  constructor(home: { origin: string; rpId: string }, { counts = true } = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#publicKey = publicKey;
    this.#home = home;
    this.#counts = counts;
  }

  create(challenge: string, fault: Fault = {}): PasskeyRegistration {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const id = Buffer.from(this.id, 'base64url');
    const authData = Buffer.concat([
      this.#authenticatorData(FLAGS.newKey, fault),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      cose,
    ]);
    // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR.
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x58, authData.length]),
      authData,
    ]);
    return {
      id: this.id,
      clientDataJSON: this.#clientData('webauthn.create', challenge, fault).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal', 'hybrid'],
    };
  }

  sign(challenge: string, userHandle: string, fault: Fault = {}): PasskeyAssertion {
    if (this.#counts) this.#counter += 1;
    const clientData = this.#clientData('webauthn.get', challenge, fault);
    const authenticatorData = this.#authenticatorData(0, fault);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#key);
    return {
      id: this.id,
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: fault.userHandle ?? userHandle,
    };
  }

  #clientData(type: string, challenge: string, fault: Fault): Buffer {
    const { origin } = { ...this.#home, ...fault };
    return Buffer.from(JSON.stringify({ type: fault.type ?? type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData(more: number, { rpId = this.#home.rpId, userVerified = true, counter = this.#counter }: Fault) {
    const verified = userVerified ? FLAGS.verified : 0;
    const synced = this.#counts ? 0 : FLAGS.mayBeSynced | FLAGS.synced;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([FLAGS.present | verified | synced | more]), count]);
  }
}
