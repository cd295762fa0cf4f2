import { Notice, useMessages } from '@parley/react/parts';
import { useParams } from '@tanstack/react-router';
import { OperationSection } from '../operation/operation-section.tsx';
import { Rich } from '../operation/rich.tsx';
import { useReference } from '../reference-context.ts';

/** A group of operations, one under the other. */
export function GroupPage() {
  const t = useMessages();
  const { group: slug } = useParams({ strict: false }) as { group?: string };
  const group = useReference().groups.find((one) => one.slug === slug);
  if (group === undefined) return <Notice title={t('reference.notFoundTitle')} text={t('reference.notFoundText')} />;
  return (
    <article className="group">
      <h1 lang="en" className="group-title">
        {group.name}
      </h1>
      <p className="lead" lang="en">
        <Rich text={group.description} />
      </p>
      {group.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </article>
  );
}
