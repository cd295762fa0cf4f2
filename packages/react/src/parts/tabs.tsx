import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';

export interface TabEntry<T extends string = string> {
  id: T;
  label: string;
  /** How many there are of what it shows. */
  count?: number;
  content: ReactNode;
}

export interface TabsProps<T extends string> {
  label: string;
  entries: readonly TabEntry<T>[];
  chosen: T;
  onChoose: (id: T) => void;
}

/** Parts of one page of which one is shown. What is filled in stays while another one is looked at. */
export function Tabs<T extends string>({ label, entries, chosen, onChoose }: TabsProps<T>) {
  return (
    <AriaTabs selectedKey={chosen} onSelectionChange={(key) => onChoose(key as T)}>
      <TabList className="parley-tabs" aria-label={label}>
        {entries.map(({ id, label: words, count }) => (
          <Tab key={id} id={id} className="parley-tab">
            {words} {count !== undefined && <span className="parley-tab-count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {entries.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="parley-tab-panel" shouldForceMount>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
