import type { Translate } from '@parley/locales';
import { toasts } from '@parley/react/parts';

/** Puts a link on the clipboard and says whether that worked. */
export async function copyLink(url: string, t: Translate): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    toasts.show(t('common.linkCopied'), { tone: 'good', key: 'copy' });
  } catch {
    toasts.show(t('common.linkNotCopied'), { tone: 'warn', key: 'copy' });
  }
}
