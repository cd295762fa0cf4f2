import type { SignInProvider } from '@parley/contract';
import { Button, useMessages } from '@parley/react/parts';
import { KeyRound } from 'lucide-react';
import type { useProviderSignIn } from './use-provider.ts';
import type { usePasskeySignIn } from './use-passkey-sign-in.ts';

interface OtherWaysProps {
  providers: readonly SignInProvider[];
  toProvider: ReturnType<typeof useProviderSignIn>;
  /** Absent where passkeys are not to be offered. */
  passkey?: ReturnType<typeof usePasskeySignIn>;
}

/** Ways in besides the form above, where there are any. */
export function OtherWays({ providers, toProvider, passkey }: OtherWaysProps) {
  const t = useMessages();
  const withPasskey = passkey?.works === true;
  if (providers.length === 0 && !withPasskey) return null;
  return (
    <div className="auth-ways">
      <p className="auth-or">{t('ways.or')}</p>
      {providers.map((provider) => (
        <Button
          key={provider.id}
          size="large"
          wide
          isPending={toProvider.variables?.id === provider.id && (toProvider.isPending || toProvider.isSuccess)}
          onPress={() => toProvider.mutate(provider)}
        >
          {t('ways.continueWith', { name: provider.name })}
        </Button>
      ))}
      {withPasskey && (
        <Button size="large" wide icon={<KeyRound aria-hidden />} isPending={passkey.isPending} onPress={passkey.press}>
          {t('ways.withPasskey')}
        </Button>
      )}
    </div>
  );
}
