import { createContext } from 'react';

/** Which heading a card bears: the second level on a page of cards, the third within a section, so none is skipped. */
export const CardHeading = createContext<'h2' | 'h3'>('h2');
