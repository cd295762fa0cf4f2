import type { Retention, retentionRoutes } from '@parley/contract';
import { instantOrNull } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { ANSWERS_KEPT } from '../../platform/http/idempotency.ts';
import { SESSION_LASTS } from '../auth/index.ts';
import { changeRetention } from './change-retention.ts';
import { findSettings, type Settings } from './repository.ts';
import type { Uses } from './uses.ts';

const HOUR = 3_600_000;

export const retentionHandlers = (uses: Uses): Handlers<typeof retentionRoutes> => ({
  async getRetention(_input, { caller }) {
    return { retention: present(await findSettings(uses.db.sql, caller.workspaceId)) };
  },

  async changeRetention({ body: { version, ...wanted } }, context) {
    const { caller, ifMatch } = context;
    const origin = originOf(caller, context);
    return {
      retention: present(await changeRetention(uses, caller.workspaceId, wanted, version ?? ifMatch, origin)),
    };
  },
});

const present = ({ auditDays, chatDays, guestNameDays, version, updatedAt }: Settings): Retention => ({
  auditDays,
  chatDays,
  guestNameDays,
  fixed: {
    sessionIdleDays: SESSION_LASTS.idle / (24 * HOUR),
    sessionDays: SESSION_LASTS.longest / (24 * HOUR),
    answerHours: ANSWERS_KEPT / HOUR,
  },
  version,
  updatedAt: instantOrNull(updatedAt),
});
