import type { Settings } from '@parley/contract';
import { Avatar, useMessages } from '@parley/react/parts';

type Demo = NonNullable<Settings['demo']>;

/** On a server for trying out: the people it has, each filling in the form with one press. */
export function DemoPeople({ demo, onChoose }: { demo: Demo; onChoose: (email: string, password: string) => void }) {
  const t = useMessages();
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title" className="small">
        {t('auth.demoTitle')}
      </h2>
      <ul className="demo-people">
        {demo.people.map(({ name, email }) => (
          <li key={email}>
            <button type="button" className="demo-person" onClick={() => onChoose(email, demo.password)}>
              <Avatar name={name} avatarUrl={null} />
              <span className="demo-words">
                <span className="demo-name">{name}</span>
                <span className="demo-email">{email}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
