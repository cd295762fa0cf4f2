import { enableShadowDOM } from 'react-stately/private/flags/flags';

/** Has React Aria look into shadow roots for focus and presses outside, once something of ours stands in one. */
export function seeShadowRoots(element: Element | null): void {
  if (element?.getRootNode() instanceof ShadowRoot) enableShadowDOM();
}
