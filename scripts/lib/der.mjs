/** The few pieces of DER (X.690) that a certificate needs. Each function answers a whole element: tag, length, content. */

const element = (tag, ...parts) => {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};

export const sequence = (...parts) => element(0x30, ...parts);
export const set = (...parts) => element(0x31, ...parts);
export const integer = (bytes) => element(0x02, bytes[0] & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
export const boolean = (value) => element(0x01, Buffer.of(value ? 0xff : 0));
export const utf8 = (text) => element(0x0c, Buffer.from(text));
export const octets = (bytes) => element(0x04, bytes);
export const bits = (bytes) => element(0x03, Buffer.of(0), bytes);
/** A constructed element of the context's own numbering, `[number]`. */
export const tagged = (number, ...parts) => element(0xa0 + number, ...parts);
/** A primitive one. */
export const implicit = (number, bytes) => element(0x80 + number, bytes);
/** UTCTime, which RFC 5280 wants before 2050. */
export const time = (date) => {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return element(0x17, Buffer.from(digits.slice(2)));
};

/** An object identifier from its dotted text. */
export const oid = (dotted) => {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const value of rest) {
    const group = [value & 127];
    for (let left = value >> 7; left > 0; left >>= 7) group.unshift((left & 127) | 128);
    bytes.push(...group);
  }
  return element(0x06, Buffer.from(bytes));
};
