export { useSlice } from './use-slice.ts';
