import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { exampleRoom } from '../example/index.ts';
import { ParleyRoot, useWebRTC, VideoCall } from '../index.ts';
import { messages as german } from '../locales/de.ts';
import { messages } from '../locales/en.ts';

function OwnCall() {
  const { connectionState, localStream, isAudioEnabled } = useWebRTC({ roomId: 'abc-defg-hij' });
  return (
    <p>
      {connectionState} {localStream === null ? 'no picture' : 'a picture'} {String(isAudioEnabled)}
    </p>
  );
}

describe('on a server', () => {
  it('has no window, and loading the kit asks for none', () => {
    expect(typeof window).toBe('undefined');
    expect(typeof document).toBe('undefined');
  });

  it('renders a root in a language, with the words of the host in place of some', () => {
    const page = renderToString(
      <ParleyRoot language="de" messages={german} theme="dark" variables={{ '--parley-hue': 262 }}>
        <p>inside</p>
      </ParleyRoot>,
    );
    expect(page).toContain('lang="de"');
    expect(page).toContain('data-theme="dark"');
    expect(page).toContain('--parley-hue:262');
    expect(page).toContain('<p>inside</p>');
  });

  it('renders a call that connects', () => {
    const page = renderToString(<OwnCall />);
    expect(page.replaceAll('<!-- -->', '')).toContain('connecting no picture false');
  });

  it('renders a whole call', async () => {
    const { room } = await exampleRoom({ camera: false, microphone: false });
    const strings = { 'room.leave': 'End the lesson' } as const;
    const page = renderToString(
      <ParleyRoot language="en" messages={messages} strings={strings} timeZone="Europe/Berlin">
        <VideoCall room={room} />
      </ParleyRoot>,
    );
    await room.leave();
    expect(page).toContain('End the lesson');
    expect(page).toContain('Design review');
  });
});
