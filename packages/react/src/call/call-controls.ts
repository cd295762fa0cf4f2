import { type LocalMedia, ParleyError, type Room } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';
import { announce, toasts } from '../parts/index.ts';

/** What the person does in a call; each is said to who cannot see it, and a failure says what to do. */
export interface CallControls {
  toggleMicrophone: () => void;
  toggleCamera: () => void;
  toggleHand: () => void;
}

export function callControls(room: Room, media: LocalMedia, t: Translate): CallControls {
  return {
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

export const isOn = (status: 'off' | 'starting' | 'on' | 'failed'): boolean => status === 'on' || status === 'starting';

export function sayError(t: Translate, error: unknown): void {
  toasts.show(errorMessage(t, error instanceof ParleyError ? error.code : 'UNAVAILABLE'), {
    tone: 'bad',
    key: 'error',
  });
}
