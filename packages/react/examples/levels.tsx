import '@parley/react/styles.css';
import { ParleyRoot, PersonMeter, RoomProvider, VideoCall } from '@parley/react';
import { exampleId, exampleRoom } from '@parley/react/example';
import { messages } from '@parley/react/locales/en';
import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';

const NAMES = ['Noor', 'Ben', 'Maria', 'Jonas', 'Priya', 'Tomás', 'Wei'];

/** What happened since the page began. */
const counted = { renders: 0, levels: 0, shifts: [] as string[] };
Object.assign(window, { counted });

/** A call of eight in which everybody speaks, and what that costs: `window.counted`. With `?bare` their pictures alone. */
async function show(): Promise<void> {
  const box = document.createElement('div');
  box.style.cssText = 'block-size: 100vh';
  document.body.style.margin = '0';
  document.body.append(box);
  const { room } = await exampleRoom({ people: NAMES.map((name) => ({ name, speaks: true })) });
  if (new URLSearchParams(location.search).has('bare')) {
    showPictures([...room.media.getSnapshot().values()].map(({ video }) => video));
    return;
  }
  for (const who of NAMES.keys()) room.level(exampleId('prt', who)).subscribe(() => counted.levels++);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counted.shifts.push(JSON.stringify(entry));
  }).observe({ type: 'layout-shift', buffered: true });
  createRoot(box).render(
    <Profiler id="call" onRender={() => counted.renders++}>
      <ParleyRoot messages={messages} style={{ blockSize: '90%' }}>
        <VideoCall room={room} />
      </ParleyRoot>
      <ParleyRoot messages={messages} toasts={false}>
        <RoomProvider room={room}>
          {NAMES.map((name, who) => (
            <PersonMeter key={name} participantId={exampleId('prt', who)} />
          ))}
        </RoomProvider>
      </ParleyRoot>
    </Profiler>,
  );
}

function showPictures(streams: readonly MediaStream[]): void {
  for (const stream of streams) {
    const video = document.createElement('video');
    Object.assign(video, { srcObject: stream, autoplay: true, muted: true });
    video.style.cssText = 'inline-size: 30%';
    document.body.append(video);
  }
}

void show();
