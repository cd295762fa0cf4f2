import type { privacyRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { privacyHandlers } from './routes.ts';
import type { Uses } from './uses.ts';

export interface Privacy {
  handlers: Handlers<typeof privacyRoutes>;
}

export const createPrivacy = (uses: Uses): Privacy => ({ handlers: privacyHandlers(uses) });
