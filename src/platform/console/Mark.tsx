import type { ReactNode } from 'react';

/** Two hearts linked as in a 同心结. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d="M24 38 10.6 24.6a8.6 8.6 0 0 1 12.2-12.2L36 25.6" />
      <path d="M24 38 37.4 24.6a8.6 8.6 0 0 0-12.2-12.2L21 16.6M16.6 21 12 25.6" />
    </svg>
  );
}
