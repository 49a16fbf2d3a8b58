import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { getFigure, listFigures } from '../contract.ts';
import { words } from '../messages/words.ts';
import { useQuestion, type Asked } from './period.ts';
import { QuestionBar } from './QuestionBar.tsx';

function Value({ figureId, asked }: { readonly figureId: string; readonly asked: Asked }): ReactNode {
  const { data } = useRead(getFigure, { figureId, ...asked.question });
  const query = new URLSearchParams(asked.question).toString();
  return (
    <ConsoleLink to={`/figures/${figureId}?${query}`}>
      {data.text} {data.unit}
    </ConsoleLink>
  );
}

export default function FigureList(): ReactNode {
  const t = useWords(words);
  const asked = useQuestion();
  const { data } = useRead(listFigures, {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <QuestionBar asked={asked} />
      <DataTable
        caption={t.title}
        rows={data.items}
        rowKey={(figure) => figure.id}
        columns={[
          { key: 'name', title: t.what, cell: (figure) => figure.name, main: true },
          {
            key: 'value',
            title: t.value,
            cell: ({ id }) => <Value figureId={id} asked={asked} />,
            align: 'end',
          },
          { key: 'definition', title: t.definition, cell: (figure) => figure.definition },
        ]}
      />
    </>
  );
}
