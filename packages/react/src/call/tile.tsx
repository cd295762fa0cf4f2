import { Hand, MicOff } from 'lucide-react';
import { type CSSProperties, type Ref, type SyntheticEvent, useState } from 'react';
import { useStream } from '../hooks/use-stream.ts';
import { Avatar, classNames, useMessages } from '../parts/index.ts';
import type { TilePlace } from './grid-layout.ts';
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
  /** A state in words under the face, while there is no picture to be expected. */
  waiting?: string | null;
  /** A state in words at the corner, over the picture. */
  badge?: string | null;
  /** Only ever the viewer's own picture. */
  mirrored?: boolean;
  corner?: boolean;
  /** Marks the tile while its person speaks. */
  ref?: Ref<HTMLDivElement>;
}

/** One person on the stage: picture or initials, name, and what is to be known about them. */
export function Tile(props: TileProps) {
  const { place, name, avatarUrl, stream, waiting = null } = props;
  const style: CSSProperties = {
    insetInlineStart: place.x,
    insetBlockStart: place.y,
    inlineSize: place.width,
    blockSize: place.height,
    fontSize: Math.max(14, Math.min(52, Math.min(place.width, place.height) / 6)),
  };
  return (
    <div
      ref={props.ref ?? null}
      className={classNames('parley-tile', props.corner && 'parley-tile-corner')}
      style={style}
      role="listitem"
      aria-label={props.label ?? name}
    >
      <div className="parley-tile-face">
        <Avatar name={name} avatarUrl={avatarUrl} size="fluid" />
        {waiting !== null && <span className="parley-tile-waiting">{waiting}</span>}
      </div>
      {stream !== null && (
        <Picture stream={stream} tile={place.width / place.height} mirrored={props.mirrored ?? false} />
      )}
      <Marks hand={props.hand} badge={props.badge ?? null} />
      <NameChip name={props.chip ?? name} role={props.role ?? null} muted={props.muted} />
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

function Marks({ hand, badge }: { hand: number | null; badge: string | null }) {
  const t = useMessages();
  if (hand === null && badge === null) return null;
  return (
    <div className="parley-tile-marks">
      {badge !== null && <span className="parley-tile-mark">{badge}</span>}
      {hand !== null && (
        <span className="parley-tile-mark" role="img" aria-label={t('room.handNumber', { order: hand })}>
          <Hand aria-hidden size={16} strokeWidth={1.5} />
          {hand}
        </span>
      )}
    </div>
  );
}

function NameChip({ name, role, muted }: { name: string; role: string | null; muted: boolean }) {
  const t = useMessages();
  return (
    <div className="parley-tile-name">
      {muted && <MicOff role="img" aria-label={t('room.microphoneOff')} size={16} strokeWidth={1.5} />}
      <span className="parley-tile-name-text">{name}</span>
      {role !== null && <small>{role}</small>}
    </div>
  );
}
