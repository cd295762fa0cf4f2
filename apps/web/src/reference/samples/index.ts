import { curlSample } from './curl.ts';
import { javascriptSample } from './javascript.ts';
import { pythonSample } from './python.ts';

/** The languages of the samples, in their order. */
export const SAMPLES = {
  curl: { name: 'curl', write: curlSample },
  javascript: { name: 'JavaScript', write: javascriptSample },
  python: { name: 'Python', write: pythonSample },
} as const;
export type SampleLanguage = keyof typeof SAMPLES;
