/** A place that somebody goes from or to. */
interface Place {
  pathname: string;
}

/** Whether a page is left with what was entered there: its tabs and what it searches for are places of the same page. */
export const isLeft = ({ current, next }: { current: Place; next: Place }): boolean =>
  current.pathname.replace(/\/$/, '') !== next.pathname.replace(/\/$/, '');
