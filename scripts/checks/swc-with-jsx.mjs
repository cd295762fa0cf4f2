import { createRequire } from 'node:module';

/**
 * Loaded before dependency-cruiser, which reads TypeScript with SWC and does not tell it that a `.tsx` file has JSX in it
 * (17.4): SWC then stops at the first element.
 */
const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
