import type { Scene } from './background-choice.ts';

type Brush = CanvasRenderingContext2D;

/** Draws a scene over the whole canvas, at any size. Quiet, and darker than a face in ordinary light. */
export function drawScene(brush: Brush, scene: Scene): void {
  const { width, height } = brush.canvas;
  brush.save();
  // Drawn on a field of 160 by 90, which covers the canvas.
  const scale = Math.max(width / 160, height / 90);
  brush.translate((width - 160 * scale) / 2, (height - 90 * scale) / 2);
  brush.scale(scale, scale);
  DRAW[scene](brush);
  brush.restore();
}

const DRAW: Record<Scene, (brush: Brush) => void> = {
  dawn(brush) {
    fall(brush, 0, 90, ['#8fa9c4', '#d9c3c0', '#f0cfae']);
    glow(brush, 118, 46, 34, '#fff0d2');
    hill(brush, '#9aa6b8', [58, 50, 56, 47, 54]);
    hill(brush, '#7d8ea2', [68, 62, 57, 64, 60]);
    hill(brush, '#5d7286', [78, 70, 74, 68, 75]);
  },
  forest(brush) {
    fall(brush, 0, 90, ['#cfe0d6', '#9dbfae', '#5f8f7d']);
    glow(brush, 40, 22, 40, '#f3f7e8');
    for (const [depth, colour] of ['#8db3a2', '#5f8f7c', '#3d6f5f'].entries()) {
      const step = 9 + depth * 4;
      for (let x = depth * -5; x < 166; x += step)
        tree(brush, x, 58 + depth * 14, 20 + depth * 9 + ((x * 7) % 6), colour);
    }
    fall(brush, 78, 12, ['#3d6f5f00', '#2c5548']);
  },
  study(brush) {
    fall(brush, 0, 90, ['#d8cfc4', '#c8bcae', '#b6a797']);
    brush.fillStyle = '#e9eef0';
    brush.fillRect(14, 8, 40, 50);
    fall(brush, 10, 46, ['#dfe9ee', '#f5ead9'], 16, 36);
    brush.fillStyle = '#efe9e1';
    brush.fillRect(33, 8, 2, 50);
    brush.fillRect(14, 32, 40, 2);
    brush.fillStyle = '#8b7562';
    for (const y of [24, 48, 72]) brush.fillRect(100, y, 52, 2);
    const books = ['#6f8f88', '#b3674f', '#d6b678', '#55687a', '#8f7a9a', '#c9a18b'];
    for (const [row, y] of [24, 48, 72].entries()) {
      for (let book = 0; book < 8 + row; book++) {
        const high = 11 + ((book * 5 + row * 3) % 6);
        brush.fillStyle = books[(book * 2 + row) % books.length] ?? '#6f8f88';
        brush.fillRect(103 + book * 4 + row, y - high, 3.2, high);
      }
    }
    glow(brush, 34, 30, 60, '#fff6e4');
  },
};

/** Colours from top to bottom of a band. */
function fall(brush: Brush, top: number, height: number, colours: readonly string[], left = 0, width = 160): void {
  const gradient = brush.createLinearGradient(0, top, 0, top + height);
  for (const [index, colour] of colours.entries()) gradient.addColorStop(index / (colours.length - 1), colour);
  brush.fillStyle = gradient;
  brush.fillRect(left, top, width, height);
}

function glow(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  const gradient = brush.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, `${colour}cc`);
  gradient.addColorStop(1, `${colour}00`);
  brush.fillStyle = gradient;
  brush.fillRect(0, 0, 160, 90);
}

/** A soft line through heights that are evenly spread, filled to the ground. */
function hill(brush: Brush, colour: string, heights: readonly number[]): void {
  const step = 160 / (heights.length - 1);
  brush.beginPath();
  brush.moveTo(0, 90);
  for (const [index, y] of heights.entries()) {
    const x = index * step;
    const before = heights[index - 1];
    if (before === undefined) brush.lineTo(x, y);
    else brush.bezierCurveTo(x - step / 2, before, x - step / 2, y, x, y);
  }
  brush.lineTo(160, 90);
  brush.fillStyle = colour;
  brush.fill();
}

function tree(brush: Brush, x: number, foot: number, high: number, colour: string): void {
  brush.fillStyle = colour;
  for (const part of [0, 1, 2]) {
    const top = foot - high + part * high * 0.22;
    const half = high * (0.12 + part * 0.06);
    brush.beginPath();
    brush.moveTo(x, top);
    brush.lineTo(x + half, top + high * 0.42);
    brush.lineTo(x - half, top + high * 0.42);
    brush.fill();
  }
  brush.fillRect(x - high, foot - 4, high * 2, 40);
}
