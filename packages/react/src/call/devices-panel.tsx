import type { LocalMedia } from '@parley/client';
import { SwitchCamera } from 'lucide-react';
import { DeviceRows } from '../devices/device-rows.tsx';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, Switch, useMessages } from '../parts/index.ts';

const SOUND = [
  ['echoCancellation', 'room.echo', 'room.echoHint'],
  ['noiseSuppression', 'room.noise', 'room.noiseHint'],
  ['autoGainControl', 'room.gain', 'room.gainHint'],
] as const;

/** Which devices are used, and what the browser does to the sound of the microphone. */
export function DevicesPanel({ media }: { media: LocalMedia }) {
  const t = useMessages();
  const view = useSlice(media.view);
  return (
    <div ref={takeFocus} className="parley-call-devices">
      <DeviceRows media={media} view={view} />
      {view.canFlip && (
        <Button icon={<SwitchCamera aria-hidden />} wide onPress={() => void media.flipCamera()}>
          {t('room.flipCamera')}
        </Button>
      )}
      <section className="parley-call-processing" aria-labelledby="parley-call-processing">
        <h3 id="parley-call-processing">{t('room.microphoneSound')}</h3>
        {SOUND.map(([key, label, hint]) => (
          <Switch
            key={key}
            label={t(label)}
            hint={t(hint)}
            isSelected={view.processing[key]}
            onChange={(on) => void media.setProcessing({ [key]: on })}
          />
        ))}
      </section>
    </div>
  );
}

/** What opened the panel gave it the focus before this was loaded. */
function takeFocus(element: HTMLElement | null): void {
  const panel = element?.closest('.parley-panel');
  if (element !== null && panel === document.activeElement && !matchMedia('(pointer: coarse)').matches)
    element.querySelector('select')?.focus();
}
