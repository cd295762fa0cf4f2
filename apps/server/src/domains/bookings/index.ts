import type { mentoringCallRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { bookingsPersonalData } from './personal-data.ts';
import { mentoringCallHandlers } from './routes.ts';
import type { Uses } from './uses.ts';

export interface Bookings {
  /** The calls of mentoring sessions. */
  callHandlers: Handlers<typeof mentoringCallRoutes>;
  personalData: PersonalData;
}

/** Meetings of a mentor and a mentee. */
export const createBookings = (uses: Uses): Bookings => ({
  callHandlers: mentoringCallHandlers(uses),
  personalData: bookingsPersonalData(uses.db),
});
