import type { Settings, settingsRoutes } from '@parley/contract';
import { DEMO } from './domains/conferences/index.ts';
import type { SetUp } from './domains/auth/index.ts';
import type { Workspaces } from './domains/workspaces/index.ts';
import type { Handlers } from './platform/http/handler.ts';

interface Uses {
  workspaces: Workspaces;
  setUp: SetUp;
  sendsMail: boolean;
  demo: boolean;
  signIn: Settings['signIn'];
  maxParticipants: number;
  maxVideo: string;
  websocketUrl: string | null;
}

/** What pages need to know of this server. */
export const settingsHandlers = ({ workspaces, setUp, demo, ...rest }: Uses): Handlers<typeof settingsRoutes> => ({
  async getSettings(_input, { caller }) {
    const { name } = await workspaces.get(caller.workspaceId);
    const people = DEMO.people.map((person) => ({ name: person.name, email: person.email }));
    const setUpNeeded = await setUp.isNeeded();
    return {
      settings: {
        workspace: { name },
        setUpNeeded,
        demo: demo ? { people, password: DEMO.password } : null,
        ...rest,
      },
    };
  },
});
