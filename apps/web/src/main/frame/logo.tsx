/** Parley's mark: a word that is spoken. */
export const Logo = () => <span className="logo" aria-hidden />;
