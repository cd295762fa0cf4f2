import type { Reaction, Room } from '@parley/client';
import { Suspense, useEffect, useState } from 'react';
import { late } from '../parts/index.ts';

const ReactionIcon = late(async () => (await import('./reaction-icon.tsx')).ReactionIcon);

/** How long a reaction is seen, in milliseconds; its way up in stage.css takes as long. */
const STAY = 4000;

/** The last reaction of somebody, floating over their picture. Announced elsewhere. */
export function TileReaction({ room, participantId }: { room: Room; participantId: string }) {
  const [shown, setShown] = useState<{ reaction: Reaction; count: number } | null>(null);
  useEffect(
    () =>
      room.on('reaction', ({ id }, reaction) => {
        if (id === participantId) setShown((before) => ({ reaction, count: (before?.count ?? 0) + 1 }));
      }),
    [room, participantId],
  );
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), STAY);
    return () => clearTimeout(timer);
  }, [shown]);
  if (shown === null) return null;
  return (
    <span key={shown.count} className="parley-tile-reaction" aria-hidden>
      <Suspense>
        <ReactionIcon reaction={shown.reaction} />
      </Suspense>
    </span>
  );
}
