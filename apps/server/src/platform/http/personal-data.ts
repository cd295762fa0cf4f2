import { forgetPerson } from './forget-person.ts';
import type { PersonalData } from '../personal-data/personal-data.ts';

export const httpPersonalData: PersonalData = {
  tables: {
    idempotent_answers: { leftOut: 'Copies of answers that were sent to the person, for a day' },
  },
  sections: [],
  forget: forgetPerson,
};
