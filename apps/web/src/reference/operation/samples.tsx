import { useMessages } from '@parley/react/parts';
import { useId, useSyncExternalStore } from 'react';
import type { Operation } from '../document/read-reference.ts';
import { SAMPLES, type SampleLanguage } from '../samples/index.ts';
import type { Values } from '../samples/sample-request.ts';
import { Code } from './code.tsx';
import { sampleLanguage } from './sample-language.ts';

/** The request in one of the languages; the choice holds for all operations. */
export function Samples({ operation, values }: { operation: Operation; values: Values }) {
  const t = useMessages();
  const language = useSyncExternalStore(sampleLanguage.subscribe, sampleLanguage.get);
  const name = useId();
  const text = SAMPLES[language].write(operation, values, location.origin);
  return (
    <Code label={t('reference.sample', { language: SAMPLES[language].name })} text={text} language={COLOURS[language]}>
      <fieldset className="tabs">
        <legend className="parley-hidden">{t('reference.language')}</legend>
        {(Object.keys(SAMPLES) as SampleLanguage[]).map((one) => (
          <label key={one} className="tab">
            <input
              type="radio"
              name={name}
              className="parley-hidden"
              checked={one === language}
              onChange={() => sampleLanguage.set(one)}
            />
            <span>{SAMPLES[one].name}</span>
          </label>
        ))}
      </fieldset>
    </Code>
  );
}

const COLOURS = { curl: 'sh', javascript: 'javascript', python: 'python' } as const;
