import { Button } from '@parley/react/parts';
import { type ReactNode, type Ref, type SubmitEvent, useState } from 'react';
import { Problem } from '../frame/problem.tsx';

interface AuthFormProps {
  /** Words of the button. */
  action: string;
  isPending: boolean;
  /** What is wrong with all of it. */
  problem?: string | null | undefined;
  /** Called only when `isReady`; before that the fields say what they miss. */
  isReady: boolean;
  onSubmit: () => void;
  buttonRef?: Ref<HTMLButtonElement>;
  /** The fields; `asked` once somebody has tried to send them. */
  children: (asked: boolean) => ReactNode;
}

/** Fields, what is wrong, and the one button: the form of the pages before the door. */
export function AuthForm({ action, isPending, problem, isReady, onSubmit, buttonRef = null, children }: AuthFormProps) {
  const [asked, setAsked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isReady) onSubmit();
  };
  return (
    <form className="auth-form" onSubmit={submit} noValidate>
      {children(asked)}
      <Problem>{problem}</Problem>
      <Button ref={buttonRef} type="submit" look="primary" size="large" wide isPending={isPending}>
        {action}
      </Button>
    </form>
  );
}
