import { Hand, MessageCircle, Smile, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { CallClock } from './call-clock.tsx';
import { Control } from './control.tsx';
import { CameraControl, MicrophoneControl } from './device-controls.tsx';
import type { MoreMenuProps } from './more-list.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ShareControl } from './share-control.tsx';
import type { PanelName } from './side-panel.tsx';

export interface ControlBarProps extends MoreMenuProps {
  /** Which panel is open. */
  panel: PanelName | null;
  unread: number;
  /** Whether the reactions are open. */
  reacting: boolean;
  onLeave: () => void;
  /** What floats above it. */
  children?: ReactNode;
}

/** What there is to do in a call, in one row. */
export function ControlBar(props: ControlBarProps) {
  const t = useMessages();
  const { room, media, controls, narrow } = props;
  const self = useSlice(room.self);
  const handUp = (self?.handRaisedAt ?? null) !== null;
  return (
    <section className="parley-call-bar" aria-label={t('room.controls')}>
      {props.children}
      <div className="parley-call-bar-start">
        <CallClock room={room} />
      </div>
      <div className="parley-call-bar-middle">
        <MicrophoneControl media={media} onPress={controls.toggleMicrophone} />
        <CameraControl media={media} onPress={controls.toggleCamera} />
        {!narrow && <ShareControl room={room} media={media} sharing={controls.sharing} />}
        {narrow ? (
          <ChatControl {...props} />
        ) : (
          <>
            <Control
              label={t(handUp ? 'room.lowerHand' : 'room.raiseHand')}
              icon={<Hand aria-hidden />}
              active={handUp}
              onPress={controls.toggleHand}
            />
            <Control
              label={t('room.reactions')}
              icon={<Smile aria-hidden />}
              active={props.reacting}
              pressed={props.reacting}
              onPress={props.onReact}
            />
          </>
        )}
        <MoreMenu {...props} />
        <Button className="parley-control parley-control-leave" onPress={props.onLeave}>
          {t('room.leave')}
        </Button>
      </div>
      {!narrow && (
        <div className="parley-call-bar-end">
          <ChatControl {...props} />
          <PeopleControl {...props} />
        </div>
      )}
    </section>
  );
}

function ChatControl({ panel, onPanel, unread }: Pick<ControlBarProps, 'panel' | 'onPanel' | 'unread'>) {
  const t = useMessages();
  return (
    <Control
      label={unread > 0 ? t('room.unread', { count: unread }) : t('room.chat')}
      icon={
        <>
          <MessageCircle aria-hidden />
          {unread > 0 && <span className="parley-control-dot" />}
        </>
      }
      active={panel === 'chat'}
      pressed={panel === 'chat'}
      onPress={() => onPanel('chat')}
    />
  );
}

function PeopleControl({ room, panel, onPanel }: Pick<ControlBarProps, 'room' | 'panel' | 'onPanel'>) {
  const t = useMessages();
  const count = useSlice(room.participants).length + 1;
  return (
    <Control
      label={t('room.peopleCount', { count })}
      icon={
        <>
          <Users aria-hidden />
          <span className="parley-control-count">{count}</span>
        </>
      }
      active={panel === 'people'}
      pressed={panel === 'people'}
      onPress={() => onPanel('people')}
    />
  );
}
