import type { LocalMediaView } from '@parley/client';
import type { MessageId } from '@parley/locales';

/** What the one button says: a device that fails is named, one that is off by choice is not. */
export function joinLabel({
  camera,
  microphone,
}: Pick<LocalMediaView, 'camera' | 'microphone'>): Extract<MessageId, 'join.now' | `join.without${string}`> {
  const noCamera = camera.status === 'failed';
  const noMicrophone = microphone.status === 'failed';
  if (noCamera && noMicrophone) return 'join.withoutBoth';
  if (noCamera) return 'join.withoutCamera';
  return noMicrophone ? 'join.withoutMicrophone' : 'join.now';
}
