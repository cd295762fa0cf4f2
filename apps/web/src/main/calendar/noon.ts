import { zonedInstant } from '@parley/locales';

/** A moment that lies on that day in the zone, for what writes days. */
export const noonOf = (day: string, timeZone: string): number => zonedInstant(day, '12:00', timeZone) ?? 0;
