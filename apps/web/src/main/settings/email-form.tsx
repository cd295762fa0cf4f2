import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { BadgeCheck, CircleAlert } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { EmailField, isEmail } from '../auth/email-field.tsx';
import { CurrentPasswordField, isWrongPassword } from '../auth/password-fields.tsx';

/** The address, whether it is confirmed, and another one, which counts once its link was followed. */
export function EmailForm() {
  const t = useMessages();
  const me = useMe();
  const { data: settings } = useQuery(settingsQuery);
  const [open, setOpen] = useState(false);
  const again = useMutation({
    mutationFn: () => api.request('POST /api/me/email/confirmation'),
    onSuccess: () => toasts.show(t('settings.linkSent', { email: me.email }), { tone: 'good', key: 'email' }),
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'email' }),
  });

  return (
    <>
      <div className="email-now">
        <p className="email-address">{me.email}</p>
        <p className={me.emailConfirmed ? 'small email-state' : 'small email-state email-open'}>
          {me.emailConfirmed ? <BadgeCheck aria-hidden size={16} /> : <CircleAlert aria-hidden size={16} />}
          {t(me.emailConfirmed ? 'settings.emailConfirmed' : 'settings.emailUnconfirmed')}
        </p>
        {settings && !settings.sendsMail && <p className="small">{t('settings.noMail')}</p>}
      </div>
      {open ? (
        <ChangeEmail onClose={() => setOpen(false)} />
      ) : (
        <div className="email-actions">
          {!me.emailConfirmed && (
            <Button isPending={again.isPending} onPress={() => again.mutate()}>
              {t('settings.sendLink')}
            </Button>
          )}
          <Button onPress={() => setOpen(true)}>{t('settings.changeEmail')}</Button>
        </div>
      )}
    </>
  );
}

function ChangeEmail({ onClose }: { onClose: () => void }) {
  const t = useMessages();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const change = useMutation({
    mutationFn: () => api.request('PUT /api/me/email', { body: { email, password } }),
    onSuccess: () => {
      toasts.show(t('settings.linkSent', { email: email.trim() }), { tone: 'good', key: 'email' });
      onClose();
    },
    onError: (error) => {
      if (!isWrongPassword(error) && errorCode(error) !== 'CONFLICT')
        toasts.show(errorWords(t, error), { tone: 'bad', key: 'email' });
    },
  });
  const { error } = change;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (isEmail(email) && password !== '') change.mutate();
  };

  return (
    <form className="profile" onSubmit={submit} noValidate>
      <EmailField
        label={t('settings.newEmail')}
        autoComplete="email"
        autoFocus
        value={email}
        onChange={setEmail}
        hint={t('settings.newEmailHint')}
        asked={submitted}
        error={errorCode(error) === 'CONFLICT' ? t('settings.emailTaken') : null}
      />
      <CurrentPasswordField value={password} onChange={setPassword} asked={submitted} error={error} />
      <div className="email-actions">
        <Button look="primary" type="submit" isPending={change.isPending}>
          {t('settings.sendLink')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
