import type { Provider } from '@parley/contract';
import { useMessages } from '@parley/react/parts';

export interface ProviderChoiceProps {
  providers: readonly Provider[];
  chosen: string | null;
  onChange: (id: string) => void;
}

/** Who carries the meeting, as quiet cards that say what each does. */
export function ProviderChoice({ providers, chosen, onChange }: ProviderChoiceProps) {
  const t = useMessages();
  return (
    <fieldset className="providers">
      <legend className="parley-field-label">{t('schedule.where')}</legend>
      {providers.map((provider) => (
        <label key={provider.id} className="provider">
          <input
            type="radio"
            name="provider"
            value={provider.id}
            checked={provider.id === chosen}
            onChange={() => onChange(provider.id)}
          />
          <span className="provider-name">{provider.name}</span>
          <span className="provider-does">
            {provider.capabilities.room
              ? t('schedule.inBrowser')
              : t('schedule.opensElsewhere', { provider: provider.name })}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
