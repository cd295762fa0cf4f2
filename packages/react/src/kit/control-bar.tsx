import { Hand, MessageCircle, Users } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { callControls } from '../call/call-controls.ts';
import { Control } from '../call/control.tsx';
import { CameraControl, MicrophoneControl } from '../call/device-controls.tsx';
import { ShareControl } from '../call/share-control.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { useHand } from '../hooks/use-hand.ts';
import { useParticipants } from '../hooks/use-room-slices.ts';
import { useMessages } from '../parts/index.ts';

export type PanelName = 'chat' | 'people';

export interface ControlBarProps {
  /** Which panel of the host's is open. */
  panel?: PanelName | null;
  /** The person wants this panel; null: wants it closed. Without it the bar has no buttons for panels. */
  onPanel?: (panel: PanelName | null) => void;
  /** Messages not yet read. Default 0. */
  unread?: number;
  /** Default: leaves the room. */
  onLeave?: () => void;
  /** Buttons of the host's own, before Leave. */
  children?: ReactNode;
}

/**
 * What there is to do in a call, in one row: microphone, camera, share, hand, the host's panels, leave.
 *
 * @example
 * const [panel, setPanel] = useState<PanelName | null>(null);
 * return <ControlBar panel={panel} onPanel={setPanel} onLeave={() => void room.leave()} />;
 */
export function ControlBar({ panel = null, onPanel, unread = 0, onLeave, children }: ControlBarProps) {
  const t = useMessages();
  const room = useRoom();
  const media = room.devices;
  const hand = useHand();
  const count = useParticipants().length + 1;
  const controls = useMemo(() => callControls(room, media, t), [room, media, t]);
  const panelControl = (name: PanelName, label: string, icon: ReactNode) =>
    onPanel !== undefined && (
      <Control
        label={label}
        icon={icon}
        active={panel === name}
        pressed={panel === name}
        onPress={() => onPanel(panel === name ? null : name)}
      />
    );
  return (
    <section className="parley-kit-bar" aria-label={t('room.controls')}>
      <MicrophoneControl media={media} onPress={controls.toggleMicrophone} />
      <CameraControl media={media} onPress={controls.toggleCamera} />
      <ShareControl room={room} media={media} sharing={controls.sharing} />
      <Control
        label={t(hand.raised ? 'room.lowerHand' : 'room.raiseHand')}
        icon={<Hand aria-hidden />}
        active={hand.raised}
        onPress={controls.toggleHand}
      />
      {panelControl(
        'chat',
        unread > 0 ? t('room.unread', { count: unread }) : t('room.chat'),
        <>
          <MessageCircle aria-hidden />
          {unread > 0 && <span className="parley-control-dot" />}
        </>,
      )}
      {panelControl(
        'people',
        t('room.peopleCount', { count }),
        <>
          <Users aria-hidden />
          <span className="parley-control-count">{count}</span>
        </>,
      )}
      {children}
      <Button className="parley-control parley-control-leave" onPress={onLeave ?? (() => void room.leave())}>
        {t('room.leave')}
      </Button>
    </section>
  );
}
