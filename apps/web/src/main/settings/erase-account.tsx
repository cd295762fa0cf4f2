import { Button, useMessages } from '@parley/react/parts';
import { useState } from 'react';
import { EraseQuestion } from './erase-question.tsx';

/** The way out, behind a question. */
export function EraseAccount() {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" onPress={() => setOpen(true)}>
        {t('privacy.eraseAction')}
      </Button>
      {isOpen && <EraseQuestion onClose={() => setOpen(false)} />}
    </>
  );
}
