import type { ReactNode } from 'react';

type ProseProps = {
  readonly text: string;
  /** The language it is written in, where that is not the page's. */
  readonly lang?: string;
  /** A link behind the last word. */
  readonly children?: ReactNode;
};

/** A longer text as a person wrote it: empty lines part paragraphs, single line breaks stay. */
export function Prose({ text, lang, children }: ProseProps) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className="prose" lang={lang}>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>
          {paragraph.trim()}
          {children && index === paragraphs.length - 1 ? <> {children}</> : null}
        </p>
      ))}
    </div>
  );
}
