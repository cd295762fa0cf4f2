import { Dialog, useMessages } from '../parts/index.ts';
import { shortcut } from './shortcut.ts';

/** All keys of a call. */
export function CallHelp({ onClose }: { onClose: () => void }) {
  const t = useMessages();
  const always = [
    [shortcut('D'), t('room.keyMicrophone')],
    [shortcut('E'), t('room.keyCamera')],
    ['Esc', t('room.keyClose')],
  ] as const;
  const single = [
    [t('room.keySpace'), t('room.keyTalk')],
    ['H', t('room.keyHand')],
    ['R', t('room.reactions')],
    ['C', t('room.chat')],
    ['P', t('room.people')],
    ['V', t('room.keyView')],
    ['F', t('room.fullScreen')],
    ['I', t('room.smallWindow')],
    ['?', t('room.help')],
  ] as const;
  return (
    <Dialog title={t('room.help')} isOpen onClose={onClose}>
      <Keys keys={always} />
      <p className="parley-dialog-text parley-keys-note">{t('room.keysNote')}</p>
      <Keys keys={single} />
    </Dialog>
  );
}

const Keys = ({ keys }: { keys: readonly (readonly [key: string, what: string])[] }) => (
  <dl className="parley-keys">
    {keys.map(([key, what]) => (
      <div key={key}>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{what}</dd>
      </div>
    ))}
  </dl>
);
