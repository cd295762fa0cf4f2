/** Where this browser keeps what a page remembers. Asking for it throws where that is forbidden; then nothing is remembered. */
export function pageStorage(): { storage?: Storage } {
  try {
    return { storage: localStorage };
  } catch {
    return {};
  }
}
