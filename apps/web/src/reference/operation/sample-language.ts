import { SAMPLES, type SampleLanguage } from '../samples/index.ts';
import { createSharedValue } from '../shared-value.ts';

const STORED = 'parley.sampleLanguage';

function atLastVisit(): SampleLanguage {
  try {
    const name = localStorage.getItem(STORED) ?? '';
    return Object.hasOwn(SAMPLES, name) ? (name as SampleLanguage) : 'curl';
  } catch {
    // Storage can be forbidden; then it is chosen anew at each visit.
    return 'curl';
  }
}

/** The language in which samples are shown, for the whole page and the next visit. */
export const sampleLanguage = createSharedValue(atLastVisit(), (language) => {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // As above.
  }
});
