import { Hand, MicOff, Pin, TriangleAlert } from 'lucide-react';
import { type ReactNode, type Ref, type SyntheticEvent, useState } from 'react';
import { useStream } from '../hooks/use-stream.ts';
import { Avatar, classNames, useMessages } from '../parts/index.ts';
import type { TilePlace } from './grid-layout.ts';
import { tileStyle } from './tile-style.ts';
import { videoFit } from './video-fit.ts';

export interface TileProps {
  place: TilePlace;
  name: string;
  /** What the tile is called, and what its chip shows, where that is not the name. */
  label?: string;
  chip?: string;
  role?: string | null;
  avatarUrl: string | null;
  /** The picture; null while the camera is off. */
  stream: MediaStream | null;
  muted: boolean;
  /** Place in the queue of raised hands. */
  hand: number | null;
  /** Why they are not to be seen as they are now: under the face, or over the last picture, which is dimmed. */
  waiting?: string | null;
  /** What is wrong with their connection, in words. */
  weak?: string | null;
  /** Whether the ring shows that they speak. */
  speaking: boolean;
  /** Only ever the viewer's own picture. */
  mirrored?: boolean;
  corner?: boolean;
  /** The viewer keeps them large. */
  pinned?: boolean;
  /** Buttons, seen while the pointer or the focus is on the tile, and where fingers point. */
  actions?: ReactNode;
  /** What floats over the picture for a moment. */
  children?: ReactNode;
  onDoubleClick?: (() => void) | undefined;
  ref?: Ref<HTMLDivElement>;
}

/** One person on the stage: picture or initials, name, and what is to be known about them. */
export function Tile(props: TileProps) {
  const { place, name, avatarUrl, stream, waiting = null } = props;
  return (
    <div
      ref={props.ref ?? null}
      className={classNames('parley-tile', props.corner && 'parley-tile-corner')}
      style={tileStyle(place)}
      role="listitem"
      aria-label={props.label ?? name}
      data-speaking={props.speaking ? '' : undefined}
      data-waiting={waiting === null ? undefined : ''}
      onDoubleClick={props.onDoubleClick}
    >
      <div className="parley-tile-face">
        <Avatar name={name} avatarUrl={avatarUrl} size="fluid" />
        {waiting !== null && <span className="parley-tile-waiting">{waiting}</span>}
      </div>
      {stream !== null && (
        <Picture stream={stream} tile={place.width / place.height} mirrored={props.mirrored ?? false} />
      )}
      {waiting !== null && (
        <div className="parley-tile-veil" aria-hidden>
          <span className="parley-tile-mark">{waiting}</span>
        </div>
      )}
      <Marks hand={props.hand} weak={props.weak ?? null} />
      <NameChip
        name={props.chip ?? name}
        role={props.role ?? null}
        muted={props.muted}
        pinned={props.pinned ?? false}
      />
      {props.children}
      {props.actions && <div className="parley-tile-actions">{props.actions}</div>}
    </div>
  );
}

/** Covers the initials once there is something to be seen. */
function Picture({ stream, tile, mirrored }: { stream: MediaStream; tile: number; mirrored: boolean }) {
  const ref = useStream<HTMLVideoElement>(stream);
  const [shape, setShape] = useState<number | null>(null);
  const measure = (event: SyntheticEvent<HTMLVideoElement>) => {
    const { videoWidth, videoHeight } = event.currentTarget;
    if (videoWidth > 2 && videoHeight > 2) setShape(videoWidth / videoHeight);
  };
  return (
    <video
      ref={ref}
      className={classNames('parley-tile-video', mirrored && 'parley-tile-mirrored')}
      data-shown={shape === null ? undefined : ''}
      style={{ objectFit: shape === null ? 'cover' : videoFit(shape, tile) }}
      onLoadedData={measure}
      onResize={measure}
      autoPlay
      playsInline
      muted
    />
  );
}

function Marks({ hand, weak }: { hand: number | null; weak: string | null }) {
  const t = useMessages();
  if (hand === null && weak === null) return null;
  return (
    <div className="parley-tile-marks">
      {weak !== null && (
        <span className="parley-tile-mark parley-tile-weak" title={weak}>
          <TriangleAlert role="img" aria-label={weak} size={16} strokeWidth={1.5} />
          <span aria-hidden>{t('room.weak')}</span>
        </span>
      )}
      {hand !== null && (
        <span className="parley-tile-mark" role="img" aria-label={t('room.handNumber', { order: hand })}>
          <Hand aria-hidden size={16} strokeWidth={1.5} />
          {hand}
        </span>
      )}
    </div>
  );
}

interface NameChipProps {
  name: string;
  role: string | null;
  muted: boolean;
  pinned: boolean;
}

function NameChip({ name, role, muted, pinned }: NameChipProps) {
  const t = useMessages();
  return (
    <div className="parley-tile-name">
      {muted && <MicOff role="img" aria-label={t('room.microphoneOff')} size={16} strokeWidth={1.5} />}
      {pinned && <Pin role="img" aria-label={t('room.pinned')} size={16} strokeWidth={1.5} />}
      <span className="parley-tile-name-text">{name}</span>
      {role !== null && <small>{role}</small>}
    </div>
  );
}
