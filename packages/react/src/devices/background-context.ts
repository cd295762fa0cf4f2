import type { Background } from '@parley/client/effects';
import { createContext, useContext } from 'react';

const BackgroundContext = createContext<Background | null>(null);

/** Gives the lobby and the call below it backgrounds to choose from; without it there are none. */
export const BackgroundProvider = BackgroundContext.Provider;

export const useBackground = (): Background | null => useContext(BackgroundContext);
