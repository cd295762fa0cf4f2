/**
 * What has the focus, seen from where `element` stands: in a shadow root the page sees only the root's host. Null or the page's
 * body where nothing has it.
 */
export function focusedNear(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : element.ownerDocument).activeElement;
}
