/** Where this server has the files of `@mediapipe/selfie_segmentation`; `background-files.ts` puts them there. */
export const SEGMENTATION_FILES = '/assets/selfie-segmentation-0.1.1675465747/';
