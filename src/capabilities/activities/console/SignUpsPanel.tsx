import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { roster } from '../contract/attendance.ts';
import { signUpTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

/** Who holds or waits for a place, in order of arrival. Names come masked to those who need not know them. */
export function SignUpsPanel({ activityId }: { readonly activityId: string }): ReactNode {
  const { console: t, signUpStates } = useWords(words);
  const { data, isStale } = useRead(roster, { activityId, limit: 500 });
  return (
    <Panel title={t.signUps}>
      <DataTable
        caption={t.signUps}
        rows={data.items}
        rowKey={(row) => row.personId}
        empty={t.noSignUps}
        isStale={isStale}
        columns={[
          { key: 'name', title: t.signUpColumns.name, main: true, cell: (row) => row.name },
          { key: 'no', title: t.signUpColumns.no, align: 'end', cell: (row) => row.arrivalNo },
          { key: 'volunteerNo', title: t.signUpColumns.volunteerNo, cell: (row) => row.volunteerNo ?? '—' },
          {
            key: 'state',
            title: t.signUpColumns.state,
            cell: (row) => <StateTag tone={signUpTone[row.state]}>{signUpStates[row.state]}</StateTag>,
          },
        ]}
      />
    </Panel>
  );
}
