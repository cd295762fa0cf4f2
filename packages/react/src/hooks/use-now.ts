import { useEffect, useState } from 'react';

/** The time in milliseconds since 1970, renewed at every full `step` of milliseconds. */
export function useNow(step: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const next = setTimeout(() => setNow(Date.now()), step - (now % step) + 5);
    // A timer of a sleeping machine or a hidden tab comes late.
    const wake = () => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    };
    // What was built out of sight is shown now.
    if (Date.now() - now >= step) wake();
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearTimeout(next);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [now, step]);
  return now;
}
