import { type LocalMedia, ParleyError, type Room, type Slice, WritableSlice } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';
import { announce, toasts } from '../parts/index.ts';
import { type ChoiceStore, rememberedShare, rememberShare, type ShareChoices } from './share-choices.ts';

/** What the person does in a call; each is said to who cannot see it, and a failure says what to do. */
export interface CallControls {
  toggleMicrophone: () => void;
  toggleCamera: () => void;
  toggleHand: () => void;
  sharing: Sharing;
}

/** Sharing the screen, and how it is done. */
export interface Sharing {
  toggle: () => void;
  choices: Slice<ShareChoices>;
  /** Holds from the next share on, and is remembered. */
  choose: (choices: ShareChoices) => void;
}

export function callControls(room: Room, media: LocalMedia, t: Translate): CallControls {
  return {
    sharing: shareControls(room, media, t),
    toggleMicrophone() {
      const on = isOn(media.view.getSnapshot().microphone.status);
      void room.setMicrophone(!on).then(() => {
        const { microphone } = media.view.getSnapshot();
        if (microphone.status === 'failed') sayError(t, microphone.error);
        else announce(t(microphone.status === 'on' ? 'room.microphoneNowOn' : 'room.microphoneNowOff'));
      });
    },
    toggleCamera() {
      const on = isOn(media.view.getSnapshot().camera.status);
      void room.setCamera(!on).then(() => {
        const { camera } = media.view.getSnapshot();
        if (camera.status === 'failed') sayError(t, camera.error);
        else announce(t(camera.status === 'on' ? 'room.cameraNowOn' : 'room.cameraNowOff'));
      });
    },
    toggleHand() {
      const up = (room.self.getSnapshot()?.handRaisedAt ?? null) === null;
      room.raiseHand(up).then(
        () => announce(t(up ? 'room.handNowUp' : 'room.handNowDown')),
        (error: unknown) => sayError(t, error),
      );
    },
  };
}

const storage = (): ChoiceStore => localStorage;

function shareControls(room: Room, media: LocalMedia, t: Translate): Sharing {
  const choices = new WritableSlice(rememberedShare(storage));
  return {
    choices,
    choose(next) {
      choices.set(next);
      rememberShare(storage, next);
    },
    toggle() {
      if (isOn(media.view.getSnapshot().screen.status)) room.stopScreenShare();
      else room.startScreenShare(choices.getSnapshot()).catch((error: unknown) => sayShareError(t, error));
    },
  };
}

/** Why the screen is not shared. Closing the browser's own question is an answer: nothing is said then. */
function sayShareError(t: Translate, error: unknown): void {
  const code = error instanceof ParleyError ? error.code : 'UNAVAILABLE';
  if (code === 'MEDIA_DENIED') return;
  if (code === 'CONFLICT') toasts.show(t('room.shareTaken'), { tone: 'warn', key: 'error' });
  else if (code === 'FORBIDDEN') toasts.show(t('room.shareForbidden'), { tone: 'warn', key: 'error' });
  else sayError(t, error);
}

export const isOn = (status: 'off' | 'starting' | 'on' | 'failed'): boolean => status === 'on' || status === 'starting';

export function sayError(t: Translate, error: unknown): void {
  toasts.show(errorMessage(t, error instanceof ParleyError ? error.code : 'UNAVAILABLE'), {
    tone: 'bad',
    key: 'error',
  });
}
