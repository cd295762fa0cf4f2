import { expect, test } from 'vitest';
import { videoFit } from './video-fit.ts';

test('a picture fills a tile of a similar shape', () => {
  expect(videoFit(16 / 9, 4 / 3)).toBe('cover');
  expect(videoFit(4 / 3, 16 / 9)).toBe('cover');
});

test('a wide picture fills an upright phone: the face is in the middle', () => {
  expect(videoFit(16 / 9, 374 / 748)).toBe('cover');
});

test('an upright picture on a wide tile is shown whole, for the face would be cut', () => {
  expect(videoFit(9 / 16, 16 / 9)).toBe('contain');
});
