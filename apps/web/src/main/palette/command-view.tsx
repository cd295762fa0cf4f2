import { zonedInstant } from '@parley/locales';
import { useLocale } from '@parley/react/parts';
import {
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  Hourglass,
  House,
  Keyboard,
  KeyRound,
  LogIn,
  type LucideIcon,
  Mails,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRound,
  Video,
  Zap,
} from 'lucide-react';
import { useNow } from '../app/use-now.ts';
import type { Command } from './commands.ts';

const ICONS: Record<string, LucideIcon> = {
  start: Zap,
  schedule: CalendarPlus,
  code: Keyboard,
  home: House,
  calendar: CalendarDays,
  settings: Settings,
  security: KeyRound,
  privacy: ShieldCheck,
  outbox: Mails,
  audit: ScrollText,
  retention: Hourglass,
};

interface CommandViewProps {
  id: string;
  command: Command;
  isCurrent: boolean;
  onPoint: () => void;
  onRun: () => void;
}

/** One line of the palette. */
export function CommandView({ id, command, isCurrent, onPoint, onRun }: CommandViewProps) {
  const { icon: Icon, text, aside } = useWords(command);
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      className="palette-command"
      onPointerMove={isCurrent ? undefined : onPoint}
      onClick={onRun}
      onKeyDown={undefined}
    >
      <Icon aria-hidden size={16} strokeWidth={1.5} />
      <span className="palette-text">{text}</span>
      {aside && <span className="palette-aside number">{aside}</span>}
    </div>
  );
}

function useWords(command: Command): { icon: LucideIcon; text: string; aside?: string } {
  const { t, times } = useLocale();
  const now = useNow();
  const dayAndTime = (moment: number | string) =>
    t('time.dayAndTime', { day: times.day(moment, now), time: times.time(moment) });
  switch (command.kind) {
    case 'meeting': {
      const { title, state, startsAt } = command.conference;
      return { icon: Video, text: title, aside: state === 'active' ? t('palette.onNow') : dayAndTime(startsAt) };
    }
    case 'join':
      return { icon: LogIn, text: t('palette.joinCode', { code: command.code }) };
    case 'person':
      return { icon: UserRound, text: t('palette.scheduleWith', { name: command.person.name }) };
    case 'schedule': {
      const at = zonedInstant(command.day, command.time ?? '12:00', times.timeZone) ?? now;
      const when = command.time === null ? times.day(at, now) : dayAndTime(at);
      return { icon: CalendarClock, text: t('palette.scheduleAt', { when }) };
    }
    case 'do':
    case 'go':
      return { icon: ICONS[command.id] ?? Zap, text: t(command.label) };
  }
}
