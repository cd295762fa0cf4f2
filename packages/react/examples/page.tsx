import { ParleyRoot, type ParleyRootProps } from '@parley/react';
import { messages as german } from '@parley/react/locales/de';
import { messages as english } from '@parley/react/locales/en';
import { useState } from 'react';
import { callGroups } from './call-groups.tsx';
import { lobbyGroup } from './lobby-group.tsx';
import { partGroups } from './part-groups.tsx';
import type { Group } from './state.ts';

const GROUPS: readonly Group[] = [...partGroups, lobbyGroup, ...callGroups];

const asked = new URLSearchParams(location.search);

/** Every part in every state. `?part=tile` shows one group alone, `?theme=dark`, `?language=de`. */
export function Page() {
  const [theme, setTheme] = useState<ParleyRootProps['theme']>(asked.get('theme') === 'dark' ? 'dark' : 'light');
  const [language, setLanguage] = useState<'en' | 'de'>(asked.get('language') === 'de' ? 'de' : 'en');
  const part = asked.get('part');
  const shown = GROUPS.filter(({ id }) => part === null || id === part);
  return (
    <ParleyRoot
      language={language}
      messages={language === 'de' ? german : english}
      theme={theme ?? 'light'}
      className="examples"
    >
      <header className="examples-head">
        <h1>Parts and states</h1>
        <nav aria-label="Parts">
          <a href="?">All</a>
          {GROUPS.map(({ id, title }) => (
            <a key={id} href={`?part=${id}`} aria-current={id === part ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <button type="button" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {theme === 'dark' ? 'Light' : 'Dark'}
        </button>
        <button type="button" onClick={() => setLanguage(language === 'de' ? 'en' : 'de')}>
          {language === 'de' ? 'English' : 'Deutsch'}
        </button>
      </header>
      <main>
        {shown.map((group) => (
          <section key={group.id} aria-labelledby={group.id} className="examples-group">
            <h2 id={group.id}>{group.title}</h2>
            <p>{group.text}</p>
            <div className="examples-states">
              {group.states.map(({ name, width, height, content }) => (
                <figure key={name} style={{ inlineSize: `min(100%, ${width}px)` }}>
                  <figcaption>{name}</figcaption>
                  <div className="examples-frame" style={height === undefined ? {} : { blockSize: height }}>
                    {content}
                  </div>
                </figure>
              ))}
            </div>
          </section>
        ))}
      </main>
    </ParleyRoot>
  );
}
