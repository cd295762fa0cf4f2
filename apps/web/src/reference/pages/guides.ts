/// <reference types="vite/client" />

/** A page of the documentation as the build has prepared it: its blocks of code apart, so that they can be copied. */
export interface Guide {
  title: string;
  blocks: readonly ({ html: string } | { code: string; language: string })[];
}

const FILES = import.meta.glob<Guide>(
  [
    '../../../../../docs/api/overview.md',
    '../../../../../docs/api/changelog.md',
    '../../../../../docs/guides/quick-start.md',
  ],
  { query: '?guide', import: 'default' },
);

export type GuideName = 'overview' | 'changelog' | 'quick-start';

/** Loads one of the pages that are written in Markdown. */
export async function loadGuide(name: GuideName): Promise<Guide> {
  const load = Object.entries(FILES).find(([path]) => path.endsWith(`/${name}.md`))?.[1];
  if (load === undefined) throw new Error(`There is no page ${name}.`);
  return load();
}
