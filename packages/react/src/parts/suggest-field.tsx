import { type ClipboardEvent, type KeyboardEvent, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import { ButtonContext } from 'react-aria-components/Button';
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import type { FieldWords } from './field.tsx';

export interface Suggestion {
  id: string;
  label: string;
  icon?: ReactNode;
}

export interface SuggestFieldProps extends FieldWords {
  isLabelHidden?: boolean;
  placeholder?: string;
  maxLength?: number;
  value: string;
  onChange: (value: string) => void;
  /** What is offered for what was typed. */
  suggestions: readonly Suggestion[];
  onChoose: (id: string) => void;
  /** Enter, while none of the suggestions is marked and something was typed. */
  onEnter: () => void;
  /** More than one line was pasted, which the field cannot hold. */
  onPasteLines: (text: string) => void;
  /** Stands at the end of the field, such as a button that takes what was typed. */
  beside?: ReactNode;
}

/** A line of text for which something is offered, and which may be something else. */
export function SuggestField({
  label,
  hint,
  error,
  isLabelHidden = false,
  value,
  onChange,
  suggestions,
  onChoose,
  onEnter,
  onPasteLines,
  beside,
  ...input
}: SuggestFieldProps) {
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const marked = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || marked || value.trim() === '') return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    onPasteLines(text);
  };
  return (
    <ComboBox
      className="parley-field"
      inputValue={value}
      onInputChange={onChange}
      items={suggestions}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && onChoose(String(key))}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={Boolean(error)}
    >
      <Label className={isLabelHidden ? 'parley-hidden' : 'parley-field-label'}>{label}</Label>
      <div className="parley-suggest">
        <Input
          {...input}
          className="parley-input"
          autoComplete="off"
          autoCapitalize="words"
          spellCheck={false}
          onKeyDownCapture={press}
          onPaste={paste}
        />
        {/* A button in here would else be the one that opens the list. */}
        <ButtonContext value={null}>{beside}</ButtonContext>
      </div>
      {hint && !error && (
        <Text slot="description" className="parley-field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="parley-field-error">
        <span role="alert">{error}</span>
      </FieldError>
      <OpenLate count={suggestions.length} />
      <Popover className="parley-popover parley-suggestions" offset={4}>
        <ListBox<Suggestion> className="parley-menu">
          {(suggestion) => (
            <ListBoxItem textValue={suggestion.label} className="parley-menu-item">
              {suggestion.icon}
              {suggestion.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Opens the list when what is offered comes after what was typed: the combo box looks at that moment alone. */
function OpenLate({ count }: { count: number }) {
  const state = use(ComboBoxStateContext);
  const open = useEffectEvent(() => {
    if (state?.isFocused && !state.isOpen && state.inputValue !== '') state.open(null, 'input');
  });
  useEffect(() => {
    if (count > 0) open();
  }, [count]);
  return null;
}
