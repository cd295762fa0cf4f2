import type { LocalMediaView } from '@parley/client';
import { type FormEvent, useRef, useState } from 'react';
import { Button, buttonClass, TextField, useMessages } from '../parts/index.ts';
import { joinLabel } from './join-label.ts';
import type { MeetingDoor } from './meeting-door.ts';

/** Where the visitor stands with coming in. */
export type Entering =
  | { status: 'no' }
  | { status: 'asking' }
  /** Refused: the sentence says why and what to do. */
  | { status: 'refused'; sentence: string }
  /** The same person is in the meeting in another tab or on another device. */
  | { status: 'already_here' };

export interface JoinFormProps {
  door: MeetingDoor;
  view: LocalMediaView;
  name: string;
  onNameChange: (name: string) => void;
  entering: Entering;
  onJoin: () => void;
  /** Take the meeting over from the other tab; asked while `entering` is `already_here`. */
  onMoveHere: () => void;
  onStay: () => void;
  /** Where people sign in and come back from. */
  signInUrl: string;
}

/** Name, where one is needed, and the one button; or what stands in the way. */
export function JoinForm(props: JoinFormProps) {
  const t = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const { door, entering, name } = props;

  if (door.needs.account) {
    return (
      <div className="parley-lobby-form">
        <p className="parley-lobby-note">{t('join.accountNeeded')}</p>
        <a className={buttonClass({ look: 'primary', size: 'large', wide: true })} href={props.signInUrl}>
          {t('join.signInToJoin')}
        </a>
      </div>
    );
  }
  if (entering.status === 'already_here') return <AlreadyHere onMoveHere={props.onMoveHere} onStay={props.onStay} />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nameless = door.needs.name && name.trim() === '';
    setMissing(nameless);
    if (nameless) field.current?.focus();
    else if (entering.status !== 'asking') props.onJoin();
  };
  const label = door.opens === 'redirect' ? 'join.elsewhere' : joinLabel(props.view);
  return (
    <form className="parley-lobby-form" onSubmit={submit} noValidate>
      {door.needs.name && (
        <TextField
          ref={field}
          label={t('join.yourName')}
          name="name"
          autoComplete="name"
          maxLength={80}
          value={name}
          error={missing && name.trim() === '' ? t('join.nameMissing') : null}
          onChange={props.onNameChange}
        />
      )}
      {door.opens === 'redirect' && <p className="parley-lobby-note">{t('join.elsewhereText')}</p>}
      <Button type="submit" look="primary" size="large" wide isPending={entering.status === 'asking'}>
        {t(label)}
      </Button>
      {entering.status === 'refused' && (
        <p className="parley-lobby-refused" role="alert">
          {entering.sentence}
        </p>
      )}
    </form>
  );
}

function AlreadyHere({ onMoveHere, onStay }: { onMoveHere: () => void; onStay: () => void }) {
  const t = useMessages();
  return (
    <div className="parley-lobby-form" role="alertdialog" aria-label={t('join.alreadyHereTitle')}>
      <p className="parley-lobby-note">{t('join.alreadyHereText')}</p>
      <div className="parley-lobby-choice">
        <Button look="primary" size="large" autoFocus onPress={onMoveHere}>
          {t('join.moveHere')}
        </Button>
        <Button size="large" onPress={onStay}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
