export { type DeviceAnswer, exampleMedia, type ExampleMediaOptions } from './example-media.ts';
export { exampleId, type ExamplePerson, type ExampleWords } from './example-people.ts';
export { exampleRoom, type ExampleRoom, type ExampleRoomOptions } from './example-room.ts';
export type { ExampleServer } from './example-server.ts';
