import type { Translate } from '@parley/locales';
import { toasts } from '../parts/index.ts';

/** Copies a link and says whether it worked. */
export async function copyLink(text: string, t: Translate): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show(t('common.linkCopied'), { tone: 'good', key: 'copy' });
  } catch {
    toasts.show(t('common.linkNotCopied'), { tone: 'bad', key: 'copy' });
  }
}
