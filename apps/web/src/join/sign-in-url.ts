/** Where people sign in and come back from to this link. */
export const signInUrl = (): string => `/sign-in?next=${encodeURIComponent(location.pathname)}`;
