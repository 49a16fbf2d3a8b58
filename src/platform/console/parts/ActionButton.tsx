import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import { locale } from '../language.ts';
import { words } from '../words.ts';

type ActionButtonProps = {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** Why it cannot be done now. The button stays, can be reached, and says so. */
  readonly disabledBecause?: string | null | false;
  /** The one thing to do: at most one per card or row. */
  readonly main?: boolean;
  readonly sending?: boolean;
};

export function ActionButton({ children, onClick, disabledBecause, main, sending }: ActionButtonProps): ReactNode {
  const reasonId = useId();
  const type = main ? 'primary' : 'default';
  if (!disabledBecause) {
    return (
      <Button type={type} onClick={onClick} loading={sending}>
        {children}
      </Button>
    );
  }
  return (
    <span className="action-refused" title={words[locale].button.unavailable(disabledBecause)}>
      <Button className="is-unavailable" aria-disabled aria-describedby={reasonId}>
        {children}
      </Button>
      <small id={reasonId}>{disabledBecause}</small>
    </span>
  );
}
