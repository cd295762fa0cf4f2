import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import type { Suggestion } from './suggest-field.tsx';

/** Things that were chosen, each with a way to take it back: arrows go through them, Delete takes one back. */
export function Chips({
  label,
  items,
  removeLabel,
  onRemove,
}: {
  label: string;
  items: readonly Suggestion[];
  removeLabel: (label: string) => string;
  onRemove: (id: string) => void;
}) {
  return (
    <TagGroup aria-label={label} selectionMode="none" onRemove={(keys) => keys.forEach((key) => onRemove(String(key)))}>
      <TagList className="parley-chips">
        {items.map((item) => (
          <Tag key={item.id} id={item.id} textValue={item.label} className="parley-chip">
            {item.icon}
            <span className="parley-chip-words">{item.label}</span>
            <Button slot="remove" className="parley-chip-remove" aria-label={removeLabel(item.label)}>
              <X aria-hidden size={14} />
            </Button>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
