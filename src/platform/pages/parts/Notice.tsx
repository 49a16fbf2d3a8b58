import type { ReactNode } from 'react';
import type { Tone } from './Tag.tsx';

type NoticeProps = {
  readonly tone: Tone;
  /** It answers what the visitor just did: it is read aloud, and the page opens on it. */
  readonly isAlert?: boolean;
  readonly children: ReactNode;
};

/** A message set apart from the rest of the page. */
export function Notice({ tone, isAlert = false, children }: NoticeProps) {
  const heard = isAlert ? { role: 'alert', tabIndex: -1, autoFocus: true } : {};
  return (
    <div className={`notice tone-${tone}`} {...heard}>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
