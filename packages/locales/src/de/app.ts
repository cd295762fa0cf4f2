import { admin } from './admin.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { calendar } from './calendar.ts';
import { common } from './common.ts';
import { conference } from './conference.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { home } from './home.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { privacy } from './privacy.ts';
import { retention } from './retention.ts';
import { schedule } from './schedule.ts';
import { settings } from './settings.ts';
import { signInWays } from './sign-in-ways.ts';
import { time } from './time.ts';

/** Everything that the pages besides `/j/…` say. */
export const app = {
  ...common,
  ...errors,
  ...time,
  ...frame,
  ...auth,
  ...home,
  ...schedule,
  ...conference,
  ...people,
  ...calendar,
  ...palette,
  ...settings,
  ...signInWays,
  ...privacy,
  ...admin,
  ...audit,
  ...retention,
};
