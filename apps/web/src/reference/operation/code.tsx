import { IconButton, toasts, useMessages } from '@parley/react/parts';
import { Copy } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { highlight } from './highlight.ts';

interface CodeProps {
  /** What it shows, for who does not see it. */
  label: string;
  text: string;
  language: string;
  /** Stands in its head, at the start. */
  children?: ReactNode;
}

/** A piece of code with a button that copies it. */
export function Code({ label, text, language, children }: CodeProps) {
  const t = useMessages();
  const tokens = useMemo(() => highlight(text, language), [text, language]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toasts.show(t('reference.copied'), { tone: 'good', key: 'copy' });
    } catch {
      toasts.show(t('reference.notCopied'), { tone: 'warn', key: 'copy' });
    }
  };
  return (
    <div className="code">
      <div className="code-head">
        <span className="code-words">{children ?? label}</span>
        <IconButton
          size="small"
          label={t('reference.copy')}
          icon={<Copy aria-hidden />}
          placement="start"
          onPress={() => void copy()}
        />
      </div>
      {/* It scrolls sideways, so the keyboard has to get there. */}
      <pre tabIndex={0} role="group" aria-label={label} lang="en" translate="no">
        <code>
          {tokens.map(({ kind, text: part }, index) =>
            kind === 'plain' ? (
              part
            ) : (
              <span key={index} className={`token-${kind}`}>
                {part}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}
