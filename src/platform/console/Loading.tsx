import type { ReactNode } from 'react';
import { locale } from './language.ts';
import { words } from './words.ts';

/** Stands in for a screen whose data is on the way; appears only when that takes long enough to be noticed. */
export function Loading(): ReactNode {
  return (
    <div role="status" className="loading">
      <span className="only-read">{words[locale].loading}</span>
      <i className="loading-title" />
      <i />
      <i />
      <i className="loading-short" />
    </div>
  );
}
