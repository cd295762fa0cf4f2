/** An element that plays only once the person has pressed something, as in a browser that does not know the page yet. */
export function blockedPlayer(): HTMLAudioElement {
  const player = document.createElement('audio');
  let asked = false;
  // Nothing comes through a stream of an example, and a page is not loaded before its sound is.
  Object.defineProperty(player, 'srcObject', { value: null, writable: true });
  player.play = async () => {
    if (asked) return;
    asked = true;
    throw new DOMException('Played by an example.', 'NotAllowedError');
  };
  return player;
}
