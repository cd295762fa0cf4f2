import type { LocalMedia } from '@parley/client';
import { MicOff, VideoOff } from 'lucide-react';
import { type BrowserName, browserName } from '../devices/browser-name.ts';
import type { DeviceTrouble } from '../devices/device-trouble.ts';
import { Button, classNames, useMessages } from '../parts/index.ts';
import { copyLink } from '../devices/copy-link.ts';

/** What is wrong with a device and the one button that mends it; in the preview, or as a `line` under it. */
export function TroubleView({
  trouble,
  media,
  line = false,
}: {
  trouble: DeviceTrouble;
  media: LocalMedia;
  line?: boolean;
}) {
  const t = useMessages();
  const { name, system } = browserName(navigator.userAgent);
  const browser = name ?? t('join.thisBrowser');
  const Icon = trouble.device === 'microphone' ? MicOff : VideoOff;
  return (
    <div className={classNames('parley-trouble', line && 'parley-trouble-line')} role="alert">
      <Icon aria-hidden size={20} strokeWidth={1.5} />
      <div className="parley-trouble-words">
        <p className="parley-trouble-title">{title(t, trouble, browser)}</p>
        <p className="parley-trouble-text">{text(t, trouble, browser, system)}</p>
      </div>
      <Mend trouble={trouble} media={media} />
    </div>
  );
}

function title(t: ReturnType<typeof useMessages>, { title, device }: DeviceTrouble, browser: string): string {
  switch (title) {
    case 'join.deniedTitle':
    case 'join.askTitle':
    case 'join.systemTitle':
    case 'join.inUseTitle':
      return t(title, { browser, device });
    case 'join.missingTitle':
    case 'join.insecureTitle':
      return t(title, { device });
    case 'join.unsupportedTitle':
      return t(title);
  }
}

function text(
  t: ReturnType<typeof useMessages>,
  { text, device }: DeviceTrouble,
  browser: string,
  system: BrowserName['system'],
): string {
  if (text === 'join.deniedChrome' || text === 'join.deniedEdge' || text === 'join.deniedSafari') {
    return t(text, { device });
  }
  if (text === 'join.askText') return t(text, { browser });
  return text === 'join.systemText' ? t(text, { browser, system }) : t(text);
}

function Mend({ trouble, media }: { trouble: DeviceTrouble; media: LocalMedia }) {
  const t = useMessages();
  switch (trouble.mend) {
    case 'retry':
      return <Button onPress={() => retry(media, trouble.device)}>{t('common.retry')}</Button>;
    case 'ask':
      return <Button onPress={() => retry(media, trouble.device)}>{t('join.askAgain')}</Button>;
    case 'open_securely':
      return (
        <Button onPress={() => location.replace(location.href.replace(/^http:/, 'https:'))}>
          {t('join.openSecurely')}
        </Button>
      );
    case 'copy_link':
      return <Button onPress={() => void copyLink(location.href, t)}>{t('common.copyLink')}</Button>;
  }
}

/** Both in one turn, so that the browser asks once. */
function retry(media: LocalMedia, device: DeviceTrouble['device']): void {
  if (device !== 'microphone') void media.setCamera(true);
  if (device !== 'camera') void media.setMicrophone(true);
}
