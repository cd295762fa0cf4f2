import { useMessages } from '@parley/react/parts';
import type { ReactNode } from 'react';
import type { Door } from './entrance-state.ts';
import { signInUrl } from './sign-in-url.ts';

/** The line above everything before and after a call: whose place this is, and who the visitor is. */
export function JoinFrame({ place, door, children }: { place: string; door: Door | null; children: ReactNode }) {
  return (
    <div className="join-frame">
      <header className="join-head">
        <a className="join-brand" href="/">
          <span className="join-mark" aria-hidden />
          {place}
        </a>
        {door !== null && <Visitor caller={door.caller} />}
      </header>
      <main className="join-main">{children}</main>
    </div>
  );
}

function Visitor({ caller }: { caller: Door['caller'] }) {
  const t = useMessages();
  if (caller?.kind === 'user') return <p className="join-visitor">{caller.name}</p>;
  return (
    <p className="join-visitor">
      <span className="join-signed-out">{t('join.signedOut')} · </span>
      <a href={signInUrl()}>{t('join.signIn')}</a>
    </p>
  );
}
