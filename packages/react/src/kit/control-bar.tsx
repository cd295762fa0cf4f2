import { useMemo, useState } from 'react';
import { callControls } from '../call/call-controls.ts';
import { ControlBar as CallControlBar, type ControlBarProps as CallControlBarProps } from '../call/control-bar.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { useSize } from '../hooks/use-size.ts';
import { useMessages } from '../parts/index.ts';

export type PanelName = CallControlBarProps['panel'];

/** Below this width a bar is a phone's. */
const NARROW = 700;

export interface ControlBarProps {
  /** Which panel of the host's is open. Default: the bar keeps that to itself. */
  panel?: PanelName;
  /** The person wants this panel open, or closed when it is open. */
  onPanel?: (panel: PanelName) => void;
  /** Messages not yet read. Default 0. */
  unread?: number;
  /** What is copied to invite others. */
  link?: string | null;
  /** Default: leaves the room. */
  onLeave?: () => void;
}

/**
 * What there is to do in a call, in one row: microphone, camera, share, hand, chat, people, more, leave.
 *
 * @example
 * const [panel, setPanel] = useState<PanelName>(null);
 * return <ControlBar panel={panel} onPanel={setPanel} onLeave={() => void room.leave()} />;
 */
export function ControlBar({ panel, onPanel, unread = 0, link = null, onLeave }: ControlBarProps) {
  const t = useMessages();
  const room = useRoom();
  const [own, setOwn] = useState<PanelName>(null);
  const open = panel === undefined ? own : panel;
  const [ref, size] = useSize<HTMLDivElement>();
  const controls = useMemo(() => callControls(room, room.devices, t), [room, t]);
  const choose = (name: PanelName) => {
    const next = name === open ? null : name;
    setOwn(next);
    onPanel?.(next);
  };
  return (
    <div ref={ref} className="parley-kit-bar">
      <CallControlBar
        room={room}
        media={room.devices}
        controls={controls}
        panel={open}
        onPanel={choose}
        unread={unread}
        link={link}
        narrow={size.width > 0 && size.width < NARROW}
        onLeave={onLeave ?? (() => void room.leave())}
        onEndForAll={() => void room.endForAll()}
      />
    </div>
  );
}
