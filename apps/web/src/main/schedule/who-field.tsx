import { Avatar, Chips, useMessages } from '@parley/react/parts';
import { PersonPicker } from '../people/person-picker.tsx';
import { keyOf, type Wanted } from '../people/wanted.ts';

/** Who is to come, each as a chip that is taken back by its cross. */
export function WhoField({ people, onChange }: { people: readonly Wanted[]; onChange: (people: Wanted[]) => void }) {
  const t = useMessages();
  const taken = new Set(people.flatMap((wanted) => [keyOf(wanted), wanted.name.toLowerCase()]));
  return (
    <div className="who">
      <PersonPicker
        label={t('people.who')}
        {...(people.length === 0 && { hint: t('people.hint') })}
        taken={taken}
        onPick={(wanted) => onChange([...people, ...wanted])}
      />
      {people.length > 0 && (
        <Chips
          label={t('people.who')}
          items={people.map((wanted) => ({
            id: keyOf(wanted),
            label: wanted.name,
            icon: <Avatar size={24} {...(wanted.person ?? { name: wanted.name, avatarUrl: null })} />,
          }))}
          removeLabel={(name) => t('people.takeBack', { name })}
          onRemove={(id) => onChange(people.filter((wanted) => keyOf(wanted) !== id))}
        />
      )}
    </div>
  );
}
