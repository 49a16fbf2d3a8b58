import { Component, type ReactNode } from 'react';
import { locale } from './language.ts';
import { Problem } from './problem.ts';
import { words } from './words.ts';

type Shown = { readonly error: unknown };

/** The last net: the console could not even learn who is there. Uses no part that may be broken itself. */
export class ConsoleBroken extends Component<{ readonly children: ReactNode }, Shown> {
  override state: Shown = { error: null };

  static getDerivedStateFromError(error: unknown): Shown {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const says = words[locale].problems;
    return (
      <main className="console-broken" role="alert">
        <h1>{says.screen}</h1>
        <p>{error instanceof Problem ? error.message : says.ours}</p>
        <button type="button" className="button-link main" onClick={() => window.location.reload()}>
          {says.reload}
        </button>
      </main>
    );
  }
}
