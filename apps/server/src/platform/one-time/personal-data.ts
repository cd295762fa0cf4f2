import type { PersonalData } from '../personal-data/personal-data.ts';

export const oneTimePersonalData: PersonalData = {
  tables: {
    one_time_secrets: { leftOut: 'Digests of secrets that are good for minutes, with what they were made for' },
  },
  sections: [],
};
