/** The join code in the path of a link: `/j/abcd-efgh-ijk` and `/j/ABCD-efgh-ijk/` are the same. */
export function joinCode(pathname: string): string {
  const [, code = ''] = /^\/j\/([^/]*)/.exec(pathname) ?? [];
  try {
    return decodeURIComponent(code).trim().toLowerCase();
  } catch {
    return code.toLowerCase();
  }
}
