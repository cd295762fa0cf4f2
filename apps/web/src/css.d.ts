/** Style sheets, which Vite puts into the page. */
declare module '*.css';

/** Where the sheet is, for who loads it by hand. */
declare module '*.css?url' {
  const href: string;
  export default href;
}
