import { Confirm, useMessages } from '@parley/react/parts';
import { useBlocker } from '@tanstack/react-router';
import { isLeft } from './is-left.ts';

/** Asks before a page is left on which something was entered and not saved; the browser asks in its own words before the tab is closed. */
export function UnsavedChanges({ when }: { when: boolean }) {
  const t = useMessages();
  const asked = useBlocker({ shouldBlockFn: isLeft, disabled: !when, withResolver: true });
  return (
    <Confirm
      isOpen={asked.status === 'blocked'}
      title={t('frame.unsavedTitle')}
      text={t('frame.unsavedText')}
      action={t('frame.discard')}
      otherwise={t('frame.keepEditing')}
      danger
      onClose={() => asked.reset?.()}
      onConfirm={async () => asked.proceed?.()}
    />
  );
}
