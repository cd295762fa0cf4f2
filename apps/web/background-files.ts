import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { SEGMENTATION_FILES } from './src/join/segmentation-files.ts';

const PACKAGE = '@mediapipe/selfie_segmentation';

/** What a browser loads of the package; those without SIMD are older than any that Parley knows. */
const FILES = [
  'selfie_segmentation.js',
  'selfie_segmentation.binarypb',
  'selfie_segmentation_landscape.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
];

/** Puts the files that backgrounds need beside the pages, so that nothing comes from elsewhere. Their folder has their version. */
export const backgroundFiles = (): Plugin => {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  return {
    name: 'parley-background-files',
    configResolved() {
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
      if (!SEGMENTATION_FILES.endsWith(`-${version}/`))
        throw new Error(`${PACKAGE} is ${version}: name the folder ${SEGMENTATION_FILES} after it.`);
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const file = FILES.find((name) => request.url === SEGMENTATION_FILES + name);
        if (file === undefined) next();
        else {
          response.setHeader('content-type', TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
          createReadStream(join(folder, file)).pipe(response);
        }
      });
    },
    generateBundle() {
      for (const name of FILES)
        this.emitFile({
          type: 'asset',
          fileName: `${SEGMENTATION_FILES.slice(1)}${name}`,
          source: readFileSync(join(folder, name)),
        });
    },
  };
};

const TYPES: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm' };
