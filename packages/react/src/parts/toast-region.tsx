import { X } from 'lucide-react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useMessages } from './locale.tsx';
import { type Toast, toasts } from './toasts.ts';

/**
 * Where toasts appear: once per page, over it, `--parley-toast-block-end` from its lower edge. As that of a part it has a place
 * in the part's own layout, and as long as it is there all appear in it.
 */
export function ToastRegion({ of = 'page' }: { of?: 'page' | 'part' }) {
  const t = useMessages();
  const [region] = useState(() => ({}));
  const seen = useCallback(() => toasts.shownIn(region), [region]);
  const shown = useSyncExternalStore(toasts.subscribe, seen, seen);
  useEffect(() => toasts.openRegion(region, of), [region, of]);
  if (shown.length === 0) return null;
  return (
    <section
      className={`parley-toasts parley-toasts-${of}`}
      data-react-aria-top-layer="true"
      aria-label={t('common.notifications')}
    >
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastView({ toast }: { toast: Toast }) {
  const t = useMessages();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.stay === null) return undefined;
    const timer = setTimeout(() => toasts.dismiss(toast.id), toast.stay);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <div
      className={`parley-toast parley-toast-${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') toasts.dismiss(toast.id);
      }}
    >
      <p className="parley-toast-text">{toast.text}</p>
      {toast.action && (
        <Button
          look="quiet"
          size="small"
          onPress={() => {
            toast.action?.onPress();
            toasts.dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        size="small"
        label={t('common.dismiss')}
        icon={<X aria-hidden />}
        onPress={() => toasts.dismiss(toast.id)}
      />
    </div>
  );
}
