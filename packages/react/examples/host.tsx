import { adoptStyles, ParleyRoot, VideoCall } from '@parley/react';
import { exampleRoom } from '@parley/react/example';
import { messages } from '@parley/react/locales/en';
import { createRoot } from 'react-dom/client';

const PEOPLE = [
  { name: 'Noor Haddad', role: 'host', speaks: true },
  { name: 'Ben Okafor', microphone: false },
  { name: 'Maria Lindqvist', camera: false, hand: true },
] as const;

/** A page of a host's that has a call in it: bare, or `?in=shadow`. */
async function show(): Promise<void> {
  const box = document.createElement('div');
  box.style.cssText = 'inline-size: 900px; block-size: 560px; max-inline-size: calc(100vw - 32px)';
  const main = document.createElement('main');
  main.append(box);
  document.body.append(main);
  const shadow = new URLSearchParams(location.search).get('in') === 'shadow';
  const place = shadow ? box.attachShadow({ mode: 'open' }) : box;
  if (place instanceof ShadowRoot) adoptStyles(place, await (await fetch('/kit.css')).text());
  const { room, server } = await exampleRoom({ people: PEOPLE, chat: [{ who: 0, text: 'Good morning' }] });
  createRoot(place).render(
    <ParleyRoot
      messages={messages}
      timeZone="Europe/Berlin"
      variables={{ '--parley-hue': 262, '--parley-unit': '1px' }}
      style={{ height: '100%' }}
    >
      <VideoCall room={room} link="https://meet.example.org/j/abc-defg-hij" />
    </ParleyRoot>,
  );
  document.addEventListener('say', () => server.say(0, 'One more thing'));
}

void show();
