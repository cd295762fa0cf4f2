import type { Reaction, Room } from '@parley/client';
import { type KeyboardEvent, useCallback } from 'react';
import { focusedNear, IconButton, useMessages } from '../parts/index.ts';
import { sayError } from './call-controls.ts';
import { ReactionIcon } from './reaction-icon.tsx';
import { REACTION_NAMES } from './reaction-names.ts';

const REACTIONS = Object.keys(REACTION_NAMES) as Reaction[];

/** Six reactions above the controls. It stays, for applause is more than one press; Escape closes it. */
export function ReactionStrip({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useMessages();
  const enter = useCallback((strip: HTMLDivElement) => {
    const opener = focusedNear(strip);
    strip.querySelector('button')?.focus();
    return () => {
      const focused = focusedNear(strip);
      const held = focused === null || focused === document.body || strip.contains(focused);
      if (held && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
    const at = buttons.findIndex((button) => button === focusedNear(event.currentTarget));
    buttons[(at + direction + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div ref={enter} className="parley-reactions" role="toolbar" aria-label={t('room.reactions')} onKeyDown={onKeyDown}>
      {REACTIONS.map((reaction) => (
        <IconButton
          key={reaction}
          className="parley-control"
          label={t(REACTION_NAMES[reaction])}
          icon={<ReactionIcon reaction={reaction} />}
          onPress={() => void room.react(reaction).catch((error: unknown) => sayError(t, error))}
        />
      ))}
    </div>
  );
}
