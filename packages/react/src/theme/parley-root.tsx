import type { Catalogue, Language } from '@parley/locales';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider';
import { announceInside } from '../parts/announcer.ts';
import { classNames, LocaleProvider, ToastRegion } from '../parts/index.ts';
import { seeShadowRoots } from './shadow-roots.ts';
import { useCatalogue } from './use-catalogue.ts';

/** Values of the theme, such as `{ '--parley-hue': 262 }`. The guide lists them. */
export type ThemeVariables = { readonly [name: `--parley-${string}`]: string | number };

export interface ParleyRootProps {
  /** Language of every text, name of a key and date. Default `en`. */
  language?: Language;
  /** The texts of that language, from `@parley/react/locales/…`. Without them they are loaded, and nothing is shown until then. */
  messages?: Catalogue;
  /** The host's own words in place of some of them, by id: `{ 'room.leave': 'End lesson' }`. Must be stable. */
  strings?: Catalogue;
  /** IANA zone in which times are shown. Default: the browser's. */
  timeZone?: string;
  /** Default `system`: as the person's device. A call is dark in every theme. */
  theme?: 'light' | 'dark' | 'system';
  /** Values of the theme for what is inside. */
  variables?: ThemeVariables;
  /** Shows toasts inside. Default true; of several roots on a page give it to one. */
  toasts?: boolean;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
}

/**
 * The place in a page that everything of Parley stands in. It brings language, texts and theme; menus, dialogs, toasts and
 * announcements stay inside it, so that it also works in a shadow root.
 *
 * @example
 * <ParleyRoot language="de" theme="light" variables={{ '--parley-hue': 262 }}>
 *   <VideoCall room={room} onLeave={() => room.leave()} />
 * </ParleyRoot>
 */
export function ParleyRoot({
  language = 'en',
  messages,
  strings,
  timeZone,
  theme = 'system',
  variables,
  toasts = true,
  className,
  style,
  children,
}: ParleyRootProps) {
  const catalogue = useCatalogue(language, messages, strings);
  const [portal, setPortal] = useState<HTMLElement | null>(null);
  return (
    <div
      ref={seeShadowRoots}
      className={classNames('parley-root', className)}
      data-theme={theme === 'system' ? undefined : theme}
      lang={language}
      style={{ ...variables, ...style }}
    >
      {catalogue !== null && (
        <LocaleProvider language={language} catalogue={catalogue} timeZone={timeZone}>
          <PortalProvider getContainer={() => portal}>
            {children}
            {toasts && <ToastRegion />}
          </PortalProvider>
        </LocaleProvider>
      )}
      <div ref={setPortal} />
      <div ref={keepAnnouncements} />
    </div>
  );
}

const keepAnnouncements = (element: HTMLElement | null) => (element === null ? undefined : announceInside(element));
