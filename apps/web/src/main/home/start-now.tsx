import { Button, useMessages } from '@parley/react/parts';
import { Zap } from 'lucide-react';
import { useStartNow } from './use-start-now.ts';

/** Makes a meeting that begins now, and goes there. */
export function StartNow() {
  const t = useMessages();
  const { start, isPending } = useStartNow();
  return (
    <Button icon={<Zap aria-hidden />} isPending={isPending} onPress={start}>
      {t('home.startNow')}
    </Button>
  );
}
