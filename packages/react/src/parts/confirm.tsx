import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useMessages } from './locale.tsx';

export interface ConfirmProps {
  isOpen: boolean;
  /** The question. */
  title: string;
  /** What will happen. */
  text: string;
  /** The verb of the button that does it. */
  action: string;
  /** What the button says that leaves everything as it is. Default: Cancel. */
  otherwise?: string;
  danger?: boolean;
  onClose: () => void;
  /** Does it. The dialog closes when the promise is kept, and stays when it is not: then say why in a toast. */
  onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ isOpen, title, text, action, otherwise, danger = false, onClose, onConfirm }: ConfirmProps) {
  const t = useMessages();
  const [pending, setPending] = useState(false);
  const confirm = () => {
    setPending(true);
    onConfirm()
      .then(onClose, () => {})
      .finally(() => setPending(false));
  };
  return (
    <Dialog
      title={title}
      role="alertdialog"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onPress={onClose} autoFocus>
            {otherwise ?? t('common.cancel')}
          </Button>
          <Button look={danger ? 'danger' : 'primary'} isPending={pending} onPress={confirm}>
            {action}
          </Button>
        </>
      }
    >
      <p className="parley-dialog-text">{text}</p>
    </Dialog>
  );
}
