import { planCamera } from './ladder.ts';
import type { Demand } from './plan.ts';
import type { SendingView } from './quality-view.ts';
import { rungFor, SPEAKERS_ONLY_FROM } from './rung.ts';

/** What the camera is sent as to whoever shows it in full, on the path that is limited least. */
export function sendingView(demand: Demand): SendingView {
  const step = Math.min(...demand.paths.map((path) => path.step));
  const path = { view: { video: null, screen: null }, step: Number.isFinite(step) ? step : 0, available: null };
  const { active, height, frameRate } = planCamera(demand, path);
  if (!active && demand.people >= SPEAKERS_ONLY_FROM && !demand.speaks) {
    return { height: 0, frameRate: 0, limitedBy: 'people', video: 'speakers_only' };
  }
  const limitedBy =
    path.step > 0
      ? 'bandwidth'
      : demand.cpu > 0
        ? 'cpu'
        : rungFor(demand.people).height < demand.capture.height
          ? 'people'
          : null;
  return { height, frameRate, limitedBy, video: active ? 'sent' : 'off' };
}
