/** Object ids of PostgreSQL's types (pg_type.dat) whose values the drivers read differently. */
const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 };

const asText = (text: string): string => text;

/** How texts of the database become values, for both drivers; all other types they read alike. */
export const VALUE_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.int8]: readInteger,
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: asText,
  [OID.interval]: asText,
};

/** A number, as counts and sums are; beyond 2^53 a bigint, which is exact. */
function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
