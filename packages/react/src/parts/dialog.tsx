import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './icon-button.tsx';
import { useMessages } from './locale.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `center` floats, `side` is a panel at the inline end. Both are a sheet from below on phones. Default `center`. */
  place?: 'center' | 'side';
  /** `alertdialog` for a question that has to be answered. */
  role?: 'dialog' | 'alertdialog';
  /** Stays at the bottom while the content scrolls: what can be done. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A dialog that holds the focus until it is closed, by its button, Escape or a press beside it. */
export function Dialog({ title, isOpen, onClose, place = 'center', role = 'dialog', footer, children }: DialogProps) {
  const t = useMessages();
  const bodyId = useId();
  return (
    <ModalOverlay
      className={`parley-veil parley-veil-${place}`}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
    >
      <Modal className={`parley-modal parley-modal-${place}`}>
        {/* What a question is about is read with it. */}
        <AriaDialog
          className="parley-dialog"
          role={role}
          {...(role === 'alertdialog' && { 'aria-describedby': bodyId })}
        >
          <header className="parley-dialog-head">
            <Heading slot="title" className="parley-dialog-title">
              {title}
            </Heading>
            {role === 'dialog' && <IconButton label={t('common.close')} icon={<X aria-hidden />} onPress={onClose} />}
          </header>
          <div className="parley-dialog-body" id={bodyId}>
            {children}
          </div>
          {footer && <footer className="parley-dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
