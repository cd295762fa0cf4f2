export type ConferenceTab = 'people' | 'details';

/** What an address says of a meeting's page; without it its people are shown. */
export interface ConferenceSearch {
  tab?: ConferenceTab | undefined;
}

/** Reads the search of an address; what is not understood is left out. */
export const conferenceSearch = ({ tab }: Record<string, unknown>): ConferenceSearch =>
  tab === 'details' ? { tab } : {};
