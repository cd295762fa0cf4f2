import { type CSSProperties, useState } from 'react';
import { avatarHue, initials } from './avatar-hue.ts';
import { classNames } from './class-names.ts';

export interface Face {
  /** What the hue is made of; the name where there is no id. */
  id?: string;
  name: string;
  avatarUrl: string | null;
}

export interface AvatarProps extends Face {
  /** 24, 32, 48, or as large as its container's `font-size` makes it (`fluid`). Default 32. */
  size?: 24 | 32 | 48 | 96 | 'fluid';
}

/** A person's picture, or their initials on their own hue. Decorative: the name stands beside it or on what holds it. */
export function Avatar({ id, name, avatarUrl, size = 32 }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const style = { '--parley-avatar-hue': avatarHue(id ?? name) } as CSSProperties;
  return (
    <span className={classNames('parley-avatar', `parley-avatar-${size}`)} style={style} aria-hidden>
      {avatarUrl && broken !== avatarUrl ? (
        <img src={avatarUrl} alt="" draggable={false} onError={() => setBroken(avatarUrl)} />
      ) : (
        initials(name)
      )}
    </span>
  );
}
