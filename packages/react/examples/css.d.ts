declare module '*.css';
declare module '@parley/react/styles' {
  export const styles: string;
}
