import { useNavigate } from '@tanstack/react-router';
import { useStartNow } from '../home/use-start-now.ts';
import type { Command } from './commands.ts';

export interface RunOptions {
  close: () => void;
  /** The field asks for a code from now on. */
  askForCode: () => void;
}

/** Does what a command says. */
export function useRun({ close, askForCode }: RunOptions): (command: Command) => void {
  const navigate = useNavigate();
  const { start, isPending } = useStartNow();
  return (command) => {
    switch (command.kind) {
      case 'join':
        location.assign(`/j/${command.code}`);
        return;
      case 'meeting':
        close();
        void navigate({ to: '/conferences/$conferenceId', params: { conferenceId: command.conference.id } });
        return;
      case 'schedule':
        close();
        void navigate({ to: '/schedule', search: { when: command.text } });
        return;
      case 'person':
        close();
        void navigate({ to: '/schedule', search: { who: command.person.id } });
        return;
      case 'go':
        close();
        void navigate({ to: command.to });
        return;
      case 'do':
        if (command.id === 'code') return askForCode();
        if (command.id === 'start') {
          // Stays open until the other page is there.
          if (!isPending) start();
          return;
        }
        close();
        void navigate({ to: '/schedule' });
    }
  };
}
