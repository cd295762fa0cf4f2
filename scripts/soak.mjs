import { runBenches } from './lib/benches.mjs';

await runBenches('soak');
