import { useLoaderData } from '@tanstack/react-router';
import { useMessages } from '@parley/react/parts';
import { Code } from '../operation/code.tsx';
import type { Guide } from './guides.ts';

/** A page of the documentation. It is written in English, whatever the page around it speaks. */
export function GuidePage() {
  const t = useMessages();
  const { title, blocks } = useLoaderData({ strict: false }) as Guide;
  return (
    <article className="prose" lang="en">
      <h1>{title}</h1>
      {blocks.map((block, index) =>
        'html' in block ? (
          // Of our own files, made by the build.
          <div key={index} className="prose-part" dangerouslySetInnerHTML={{ __html: block.html }} />
        ) : (
          <Code key={index} label={t('reference.example')} text={block.code} language={block.language} />
        ),
      )}
    </article>
  );
}
