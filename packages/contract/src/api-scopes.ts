/** Everything that an API key can be allowed; what is not on the list no key may do. */
export const API_SCOPES = [
  /** See conferences: all of the workspace, or those of the person for whom the key acts. */
  'conferences:read',
  /** Create, change, start, end and delete them. */
  'conferences:write',
  /** See the people whom the host platform knows. */
  'people:read',
  /** Make them, on first sight too, and change them. */
  'people:write',
  /** Come in as them, and make links by which they come in. */
  'join:on_behalf',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
