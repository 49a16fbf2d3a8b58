import { use, useId, type ReactNode } from 'react';
import { words } from '../words.ts';
import { FrameContext } from './frame-context.ts';

type SendButtonProps = {
  readonly weight?: 'main' | 'quiet';
  /** Why the button cannot be pressed, as a sentence; it then stands beside the disabled button. */
  readonly disabledBecause?: string | null;
  readonly children: ReactNode;
};

/** Sends the form it stands in. */
export function SendButton({ weight = 'main', disabledBecause, children }: SendButtonProps) {
  const { locale } = use(FrameContext);
  const id = useId();
  if (!disabledBecause) {
    return (
      <button className={`button button-${weight}`} type="submit" data-sending={words[locale].form.sending}>
        {children}
      </button>
    );
  }
  return (
    <div className="disabled-button">
      <button className={`button button-${weight}`} type="submit" disabled aria-describedby={id}>
        {children}
      </button>
      <p id={id}>{disabledBecause}</p>
    </div>
  );
}
