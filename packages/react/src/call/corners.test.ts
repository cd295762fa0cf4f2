import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CORNERS, cornerAfter, cornerByKey, cornerPlace, cornerSeen, nearestCorner } from './corners.ts';

const stages = fc.record({ width: fc.integer({ min: 320, max: 2600 }), height: fc.integer({ min: 240, max: 1600 }) });

test('the own picture lies on the stage, in its corner, and stays there when it is let go where it was', () => {
  fc.assert(
    fc.property(stages, fc.constantFrom(...CORNERS), (stage, corner) => {
      const place = cornerPlace(stage, corner);
      expect(place.x).toBeGreaterThanOrEqual(0);
      expect(place.y).toBeGreaterThanOrEqual(0);
      expect(place.x + place.width).toBeLessThanOrEqual(stage.width);
      expect(place.y + place.height).toBeLessThanOrEqual(stage.height);
      expect(nearestCorner(stage, place)).toBe(corner);
    }),
  );
});

test('arrows move it to the side they point at, in both directions of writing; four presses go around', () => {
  expect(cornerByKey('bottom-end', 'ArrowLeft', false)).toBe('bottom-start');
  expect(cornerByKey('bottom-end', 'ArrowLeft', true)).toBe('bottom-end');
  expect(cornerByKey('bottom-end', 'ArrowUp', false)).toBe('top-end');
  expect(cornerByKey('top-end', 'ArrowUp', false)).toBe('top-end');
  expect(cornerByKey('top-end', 'Enter', false)).toBeNull();
  expect(CORNERS.map((corner) => cornerAfter(cornerAfter(cornerAfter(cornerAfter(corner)))))).toEqual(CORNERS);
});

test('a corner is called by the side on which it is seen, in both directions of writing', () => {
  expect(CORNERS.map((corner) => cornerSeen(corner, false))).toEqual([
    'top-left',
    'top-right',
    'bottom-right',
    'bottom-left',
  ]);
  expect(cornerSeen('top-start', true)).toBe('top-right');
  expect(cornerSeen('bottom-end', true)).toBe('bottom-left');
});
