import { type Background, type BackgroundChoice, type BackgroundView, drawScene, scenes } from '@parley/client/effects';
import { Ban, ImagePlus } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { ownPicture } from './own-picture.ts';

const NAMES = {
  dawn: 'join.backgroundDawn',
  forest: 'join.backgroundForest',
  study: 'join.backgroundStudy',
} as const;

/** What can be behind the person: nothing else, a blur, scenes, a picture of their own. Says when the device is too slow for it. */
export function BackgroundChoices({ background }: { background: Background }) {
  const t = useMessages();
  const view = useSlice(background.view);
  const group = useId();
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => void background.look(), [background]);
  const able = view.machine === 'able';
  const choose = (choice: BackgroundChoice) => {
    setUnreadable(false);
    void background.choose(choice);
  };
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file === undefined) return;
    ownPicture(file).then(
      (url) => choose({ kind: 'picture', url }),
      () => setUnreadable(true),
    );
  };
  const option = (choice: BackgroundChoice, name: string, picture: ReactNode) => (
    <label key={name} className="parley-background">
      <input
        type="radio"
        name={group}
        checked={isSame(view.choice, choice)}
        disabled={!able && choice.kind !== 'none'}
        onChange={() => choose(choice)}
      />
      <span className="parley-background-picture">{picture}</span>
      <span className="parley-background-name">{name}</span>
    </label>
  );
  return (
    <fieldset className="parley-backgrounds">
      <legend>{t('join.background')}</legend>
      <div className="parley-backgrounds-row">
        {option({ kind: 'none' }, t('join.backgroundNone'), <Ban aria-hidden size={18} strokeWidth={1.5} />)}
        {option({ kind: 'blur' }, t('join.backgroundBlur'), <span className="parley-background-blur" />)}
        {scenes.map((scene) => option({ kind: 'scene', scene }, t(NAMES[scene]), <canvas ref={paint(scene)} />))}
        {view.picture !== null &&
          option({ kind: 'picture', url: view.picture }, t('join.backgroundOwn'), <img src={view.picture} alt="" />)}
        <label className="parley-background" data-disabled={able ? undefined : ''}>
          <input type="file" accept="image/jpeg,image/png,image/webp" disabled={!able} onChange={add} />
          <span className="parley-background-picture">
            <ImagePlus aria-hidden size={18} strokeWidth={1.5} />
          </span>
          <span className="parley-background-name">{t('join.backgroundAdd')}</span>
        </label>
      </div>
      <p className="parley-backgrounds-words" role="status">
        {t(unreadable ? 'join.backgroundUnreadable' : WORDS[view.machine])}
      </p>
    </fieldset>
  );
}

const WORDS = {
  unknown: 'join.backgroundLooking',
  looking: 'join.backgroundLooking',
  able: 'join.backgroundHint',
  too_slow: 'join.backgroundTooSlow',
  unsupported: 'join.backgroundUnsupported',
} as const satisfies Record<BackgroundView['machine'], string>;

const paint = (scene: (typeof scenes)[number]) => (canvas: HTMLCanvasElement | null) => {
  const brush = canvas?.getContext('2d');
  if (canvas == null || brush == null) return;
  Object.assign(canvas, { width: 160, height: 90 });
  drawScene(brush, scene);
};

function isSame(one: BackgroundChoice, other: BackgroundChoice): boolean {
  if (one.kind === 'scene' && other.kind === 'scene') return one.scene === other.scene;
  return one.kind === other.kind;
}
