import type { LocalMedia } from '@parley/client';
import { SwitchCamera } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { BackgroundSetting } from '../devices/background-setting.tsx';
import { DeviceRows } from '../devices/device-rows.tsx';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, focusedNear, Select, Switch, useMessages } from '../parts/index.ts';
import type { CallView } from './call-view.ts';

const SOUND = [
  ['echoCancellation', 'room.echo', 'room.echoHint'],
  ['noiseSuppression', 'room.noise', 'room.noiseHint'],
  ['autoGainControl', 'room.gain', 'room.gainHint'],
] as const;

/** A host's languages, for its page to change. */
export interface LanguageChoice {
  value: string;
  /** By their own names. */
  choices: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

interface SettingsPanelProps {
  media: LocalMedia;
  view: CallView;
  language: LanguageChoice | null;
}

/** Devices, what the browser does to the sound of the microphone, and how this person sees and hears the call. */
export function SettingsPanel({ media, view, language }: SettingsPanelProps) {
  const t = useMessages();
  const devices = useSlice(media.view);
  const { layout, self, sounds, keys } = useSlice(view.choices);
  return (
    <div ref={takeFocus} className="parley-call-settings">
      <DeviceRows media={media} view={devices} />
      {devices.canFlip && (
        <Button icon={<SwitchCamera aria-hidden />} wide onPress={() => void media.flipCamera()}>
          {t('room.flipCamera')}
        </Button>
      )}
      <BackgroundSetting />
      <Section title={t('room.microphoneSound')}>
        {SOUND.map(([key, label, hint]) => (
          <Switch
            key={key}
            label={t(label)}
            hint={t(hint)}
            isSelected={devices.processing[key]}
            onChange={(on) => void media.setProcessing({ [key]: on })}
          />
        ))}
      </Section>
      <Section title={t('room.view')}>
        <Switch
          label={t('room.speakerView')}
          hint={t('room.speakerViewHint')}
          isSelected={layout === 'speaker'}
          onChange={(on) => view.change({ layout: on ? 'speaker' : 'grid' })}
        />
        <Switch
          label={t('room.showSelf')}
          hint={t('room.showSelfHint')}
          isSelected={self}
          onChange={(on) => view.change({ self: on })}
        />
      </Section>
      <Section title={t('room.notices')}>
        <Switch
          label={t('room.sounds')}
          hint={t('room.soundsHint')}
          isSelected={sounds}
          onChange={(on) => view.change({ sounds: on })}
        />
        <Switch
          label={t('room.singleKeys')}
          hint={t('room.singleKeysHint')}
          isSelected={keys}
          onChange={(on) => view.change({ keys: on })}
        />
      </Section>
      {language !== null && (
        <Section title={t('room.language')}>
          <Select
            label={t('room.language')}
            value={language.value}
            choices={language.choices}
            onChange={language.onChange}
          />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="parley-call-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** What opened the panel gave it the focus before this was loaded. */
function takeFocus(element: HTMLElement | null): void {
  const panel = element?.closest('.parley-panel');
  if (element !== null && panel === focusedNear(element) && !matchMedia('(pointer: coarse)').matches)
    element.querySelector('select')?.focus();
}
