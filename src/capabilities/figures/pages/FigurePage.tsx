import { civilDateOf } from '../../../kernel/days.ts';
import { GoTo, page, type Visit, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { getFigure, type FigureValue } from '../contract.ts';
import { words } from '../messages/words.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Without a period in the address the figure is shown for this year so far. */
async function load(visit: Visit): Promise<FigureValue> {
  const { organisationId, from, to } = visit.query;
  const figureId = visit.params['figureId'] ?? '';
  const today = civilDateOf(visit.now);
  if (!MONTH.test(from ?? '') || !MONTH.test(to ?? '')) {
    throw new GoTo(`/figures/${encodeURIComponent(figureId)}?from=${today.slice(0, 4)}-01&to=${today.slice(0, 7)}`);
  }
  return visit.read(getFigure, { figureId, organisationId, from: from ?? '', to: to ?? '' });
}

function ByMonth({ data, visit }: ViewProps<FigureValue>) {
  const t = words[visit.locale];
  return (
    <Section title={t.byMonth}>
      <DataTable
        isNarrow
        caption={t.byMonthUnit(data.unit)}
        rows={data.byMonth}
        columns={[
          { title: t.month, cell: (row) => t.monthText(row.month) },
          { title: t.value, cell: (row) => row.text, isNumber: true },
        ]}
      />
      {data.id === 'persons' ? <Prose text={t.notAdditive} /> : null}
    </Section>
  );
}

function Figure({ data, visit }: ViewProps<FigureValue>) {
  const t = words[visit.locale];
  const query = new URLSearchParams({ from: data.from, to: data.to });
  if (data.organisationId) query.set('organisationId', data.organisationId);
  const scope = t.scope(data.organisationName, t.periodText(data.from, data.to));
  return (
    <>
      <PageHead title={data.name} lede={data.definition} />
      <Numbers items={[{ value: data.text, unit: data.unit, label: scope }]} />
      <ByMonth data={data} visit={visit} />
      <Section title={t.rows} lede={t.rowCount(data.rowCount)}>
        {data.mayOpenRows ? (
          <ButtonLink to={`/console/figures/${data.id}?${query.toString()}`} weight="main">
            {t.openInConsole}
          </ButtonLink>
        ) : (
          <Notice tone="quiet">{t.rowsMasked}</Notice>
        )}
      </Section>
    </>
  );
}

export const figurePage = page<FigureValue>({
  path: '/figures/:figureId',
  audience: 'anyone',
  face: 'portal',
  load,
  title: (data) => data.name,
  View: Figure,
});
