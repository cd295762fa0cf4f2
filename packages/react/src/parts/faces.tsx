import { Avatar, type Face } from './avatar.tsx';
import { classNames } from './class-names.ts';
import { useMessages } from './locale.tsx';

export interface FacesProps {
  people: readonly Face[];
  /** How many there are, which may be more than are listed. */
  count: number;
  /** Most circles that are shown. Default 3. */
  max?: number;
  className?: string | undefined;
}

/** Overlapping faces of a few people and how many more there are. */
export function Faces({ people, count, max = 3, className }: FacesProps) {
  const t = useMessages();
  if (count === 0) return null;
  const shown = people.slice(0, count > max ? max - 1 : max);
  const more = count - shown.length;
  const names = [...shown.map((person) => person.name), ...(more > 0 ? [t('common.morePeople', { count: more })] : [])];
  return (
    <span className={classNames('parley-faces', className)} role="img" aria-label={names.join(', ')}>
      {shown.map((person, index) => (
        <Avatar key={person.id ?? `${index} ${person.name}`} {...person} />
      ))}
      {more > 0 && (
        <span className="parley-avatar parley-avatar-32 parley-avatar-more" aria-hidden>
          +{more}
        </span>
      )}
    </span>
  );
}
