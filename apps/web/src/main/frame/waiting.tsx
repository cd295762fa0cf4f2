import { useMessages } from '@parley/react/parts';

/** In place of a page whose answer takes longer than 300 ms: its rough shape. */
export function Waiting() {
  const t = useMessages();
  return (
    <div className="page waiting" role="status" aria-label={t('common.loading')}>
      <span className="waiting-bar waiting-title" />
      <span className="waiting-bar waiting-line" />
      <span className="waiting-bar waiting-row" />
      <span className="waiting-bar waiting-row" />
      <span className="waiting-bar waiting-row" />
    </div>
  );
}
