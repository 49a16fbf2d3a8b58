import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Layout, type Frame } from './Layout.tsx';
import type { FormTrouble, Page, Visit } from './page.ts';
import { ButtonLink } from './parts/ButtonLink.tsx';
import { Mark } from './parts/Mark.tsx';
import { words } from './words.ts';

export type { Frame } from './Layout.tsx';

type PageToRender = {
  readonly page: Page;
  readonly data: unknown;
  readonly visit: Visit;
  readonly frame: Frame;
  readonly trouble?: FormTrouble;
};

/** Draws a loaded page with its frame: a whole HTML document. */
export function renderPage({ page, data, visit, frame, trouble }: PageToRender): string {
  const { View } = page;
  const islands = [...(page.forms ? ['send-once'] : []), ...(page.islands ?? [])];
  return documentOf(
    <Layout
      frame={frame}
      title={page.title(data, visit)}
      face={page.face}
      islands={[...new Set(islands)]}
      isForSearchEngines={page.face === 'portal' && page.audience === 'anyone'}
    >
      <View data={data} visit={visit} trouble={trouble} />
    </Layout>,
  );
}

type ProblemToRender = { readonly frame: Frame; readonly status: number; readonly sentence: string };

/** The page for what cannot be shown: says so in a sentence and offers one way on. */
export function renderProblem({ frame, status, sentence }: ProblemToRender): string {
  const t = words[frame.locale].problem;
  const title = t.titles[status as keyof typeof t.titles] ?? t.other;
  return documentOf(
    <Layout frame={frame} title={title} face="portal" islands={[]} isForSearchEngines={false}>
      <div className="problem">
        <Mark />
        <h1>{title}</h1>
        <p className="lede">{sentence}</p>
        {status >= 500 && <p className="meta">{t.notLost}</p>}
        <div className="buttons">
          <ButtonLink to="/">{t.home}</ButtonLink>
        </div>
      </div>
    </Layout>,
  );
}

export function documentOf(element: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}
