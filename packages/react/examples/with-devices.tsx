import type { LocalMedia } from '@parley/client';
import { exampleMedia, type ExampleMediaOptions } from '@parley/react/example';
import { type ReactNode, useEffect, useState } from 'react';

/** Devices that are played, asked for as a lobby asks. */
export function WithDevices({
  camera = 'works',
  microphone = 'works',
  children,
}: ExampleMediaOptions & { children: (media: LocalMedia) => ReactNode }) {
  const [media] = useState(() => exampleMedia({ camera, microphone }));
  useEffect(() => {
    void media.setCamera(true);
    void media.setMicrophone(true);
    return () => media.stop();
  }, [media]);
  return children(media);
}
