export { Background, type BackgroundOptions, type BackgroundView } from './background.ts';
export { type BackgroundChoice, type Scene, scenes } from './background-choice.ts';
export { drawScene } from './scenes.ts';
