import { afterEach, expect, test, vi } from 'vitest';
import { observeShown } from './observe-shown.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page with one element, whose observers a test speaks for. */
function setUp() {
  let resized: (entries: unknown[]) => void = () => {};
  let crossed: (entries: unknown[]) => void = () => {};
  let observing = 0;
  class Observer {
    observe(): void {
      observing += 1;
    }
    disconnect(): void {
      observing -= 1;
    }
  }
  vi.stubGlobal(
    'ResizeObserver',
    class extends Observer {
      constructor(listener: typeof resized) {
        super();
        resized = listener;
      }
    },
  );
  vi.stubGlobal(
    'IntersectionObserver',
    class extends Observer {
      constructor(listener: typeof crossed) {
        super();
        crossed = listener;
      }
    },
  );
  const view = { devicePixelRatio: 2 };
  const floating: { pictureInPictureElement: object | null } = { pictureInPictureElement: null };
  const page = Object.assign(new EventTarget(), floating, { visibilityState: 'visible', defaultView: view });
  const video = {};
  const element = { ownerDocument: page, contains: (other: unknown) => other === video };
  const told: number[] = [];
  const stop = observeShown(element as unknown as Element, (height) => told.push(height));
  return {
    page,
    video,
    view,
    told,
    stop,
    observing: () => observing,
    size: (height: number) => resized([{ contentRect: { height } }]),
    sight: (isIntersecting: boolean) => crossed([{ isIntersecting }]),
    setVisible: (visible: boolean) => {
      page.visibilityState = visible ? 'visible' : 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

test('[Q5] tells the height in device pixels once it is known, and each change once', () => {
  const { told, size, sight } = setUp();
  size(180);
  expect(told).toEqual([]);
  sight(true);
  size(180);
  size(90.4);
  expect(told).toEqual([360, 181]);
});

test('[Q5] out of sight and in a hidden page it is 0, and back as it was', () => {
  const { told, size, sight, setVisible } = setUp();
  size(100);
  sight(true);
  sight(false);
  sight(true);
  setVisible(false);
  setVisible(true);
  expect(told).toEqual([200, 0, 200, 0, 200]);
});

test('[Q5] a picture in picture is seen while its page is hidden', () => {
  const { page, video, told, size, sight, setVisible } = setUp();
  size(100);
  sight(true);
  page.pictureInPictureElement = video;
  setVisible(false);
  expect(told).toEqual([200]);
});

test('stopped it observes and tells nothing more', () => {
  const { told, size, sight, setVisible, stop, observing } = setUp();
  size(100);
  sight(true);
  stop();
  setVisible(false);
  expect(observing()).toBe(0);
  expect(told).toEqual([200]);
});
