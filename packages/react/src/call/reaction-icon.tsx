import type { Reaction } from '@parley/client';
import { Heart, HeartHandshake, Laugh, Lightbulb, type LucideIcon, PartyPopper, ThumbsUp } from 'lucide-react';

const ICONS: Record<Reaction, LucideIcon> = {
  thumbs_up: ThumbsUp,
  heart: Heart,
  laugh: Laugh,
  celebrate: PartyPopper,
  idea: Lightbulb,
  thanks: HeartHandshake,
};

/** The sign of a reaction; its name stands on what holds it. */
export function ReactionIcon({ reaction }: { reaction: Reaction }) {
  const Icon = ICONS[reaction];
  return <Icon className="parley-reaction" data-reaction={reaction} aria-hidden />;
}
