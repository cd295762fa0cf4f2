import { Suspense } from 'react';
import { late } from '../parts/index.ts';
import { useBackground } from './background-context.ts';

const BackgroundChoices = late(async () => (await import('./background-choices.tsx')).BackgroundChoices);

/** The choice of backgrounds, loaded when it is shown; nothing where the page gives none. */
export function BackgroundSetting() {
  const background = useBackground();
  if (background === null) return null;
  return (
    <Suspense fallback={<div className="parley-backgrounds" />}>
      <BackgroundChoices background={background} />
    </Suspense>
  );
}
