import type { PersonalData } from '../../platform/personal-data/personal-data.ts';

export const workspacesPersonalData: PersonalData = {
  tables: { workspaces: { leftOut: 'Of nobody: the name of the school or network' } },
  sections: [],
};
