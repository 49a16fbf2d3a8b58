import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { tellMyData } from '../contract/own-data.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof tellMyData>;

/** So many rows of a table stand on the page; the file has all of them. */
const SHOWN_ROWS = 20;

function View({ data, visit }: ViewProps<Data>) {
  const { data: t } = words[visit.locale];
  const told = data.sections.filter((section) => section.rows.length > 0);
  const empty = data.sections.filter((section) => section.rows.length === 0);
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        <ButtonLink to="/api/my/data/file" weight="main">
          {t.save}
        </ButtonLink>
        <ButtonLink to="/my/consents">{t.consents}</ButtonLink>
        <ButtonLink to="/my/requests">{t.requests}</ButtonLink>
        <ButtonLink to="/my/data/erasure">{t.erase}</ButtonLink>
      </PageHead>
      {told.map((section) => (
        <Section key={section.title} title={section.title}>
          <DataTable
            caption={section.title}
            isCaptionRead
            isNarrow={section.columns.length < 3}
            columns={section.columns.map((title, index) => ({
              title,
              cell: (row: Data['sections'][number]['rows'][number]) => row[index] ?? '—',
            }))}
            rows={section.rows.slice(0, SHOWN_ROWS)}
          />
          {section.rows.length > SHOWN_ROWS && <p className="meta">{t.shortened(SHOWN_ROWS)}</p>}
        </Section>
      ))}
      {empty.length > 0 && <p className="meta">{t.nothing(empty.map((section) => section.title))}</p>}
    </>
  );
}

export const myDataPage = page<Data>({
  path: '/my/data',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(tellMyData, {}),
  title: (_data, visit) => words[visit.locale].data.title,
  View,
});
