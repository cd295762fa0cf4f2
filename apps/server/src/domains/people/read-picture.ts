import { ParleyError } from '@parley/contract';
import { validationFailed } from '../../platform/validation/validate.ts';
import type { Picture } from './repository.ts';

const MOST_BYTES = 128 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What the first bytes of a file say it is; its name and what the sender claims say nothing. SVG can carry scripts and is not among them. */
const KINDS = [
  { contentType: 'image/png', is: (head: string) => head.startsWith('89504e470d0a1a0a') },
  { contentType: 'image/jpeg', is: (head: string) => head.startsWith('ffd8ff') },
  // RIFF, four bytes of length, WEBP
  { contentType: 'image/webp', is: (head: string) => /^52494646.{8}57454250/.test(head) },
];

/** A picture out of base64. Throws `VALIDATION_FAILED`, `PAYLOAD_TOO_LARGE` or `UNSUPPORTED_MEDIA_TYPE`. */
export function readPicture(base64: string): Picture {
  if (!BASE64.test(base64)) throw validationFailed([{ path: 'body.image', message: 'Is not base64' }]);
  const content = Buffer.from(base64, 'base64');
  if (content.length > MOST_BYTES) {
    throw new ParleyError('PAYLOAD_TOO_LARGE', 'The picture is larger than 128 kB. Choose a smaller one.');
  }
  const head = content.toString('hex', 0, 12);
  const kind = KINDS.find(({ is }) => is(head));
  if (kind === undefined) {
    throw new ParleyError('UNSUPPORTED_MEDIA_TYPE', 'The picture has to be a PNG, JPEG or WebP file.');
  }
  return { contentType: kind.contentType, content: new Uint8Array(content) };
}
