import { Form, Input, Modal, Select } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useGo, useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { comparePeople, mergePeople, sayDifferent } from '../contract/merging.ts';
import { RecordPart } from '../domain/record.ts';
import { words } from '../messages/words.ts';
import { useCommon } from './Duplicates.tsx';
import { usePartText } from './part-text.ts';

type Compared = OutputOf<typeof comparePeople>;
type Which = 'one' | 'other';

/** Two records beside each other: say that they are one person, or that they are two. */
export default function ComparePair(): ReactNode {
  const t = useWords(words);
  const [oneId, otherId] = [useParam('oneId'), useParam('otherId')];
  const { data } = useRead(comparePeople, { oneId, otherId });
  const common = useCommon();
  return (
    <>
      <ScreenHead title={t.duplicates.compareTitle} lede={t.duplicates.compareLede} />
      <Panel title={t.said(t.duplicates.same, common(data))}>
        <DataTable
          caption={t.duplicates.compareTitle}
          rows={data.ties}
          rowKey={(row) => row.name}
          columns={[
            { key: 'tie', title: t.duplicates.hanging, main: true, cell: (row) => row.title },
            { key: 'one', title: t.duplicates.one, align: 'end', cell: (row) => row.one },
            { key: 'other', title: t.duplicates.other, align: 'end', cell: (row) => row.other },
          ]}
        />
      </Panel>
      <Choice key={oneId + otherId} compared={data} />
    </>
  );
}

const otherOf = (which: Which): Which => (which === 'one' ? 'other' : 'one');

/** By default the one that counts shows its own values, and the other's where it has none. */
function useChoice(compared: Compared) {
  const textOf = usePartText();
  const [survivor, setSurvivor] = useState<Which>('one');
  const [chosen, setChosen] = useState<Partial<Record<RecordPart, Which>>>({});
  const byItself = (part: RecordPart) => (textOf(compared[survivor], part) === '' ? otherOf(survivor) : survivor);
  const shownFrom = (part: RecordPart) => chosen[part] ?? byItself(part);
  return {
    survivor,
    shownFrom,
    keep(which: Which) {
      setSurvivor(which);
      setChosen({});
    },
    show: (part: RecordPart, which: Which) => setChosen({ ...chosen, [part]: which }),
    /** The parts that the other record lends. */
    lent: RecordPart.options.filter(
      (part) => shownFrom(part) !== survivor && textOf(compared[otherOf(survivor)], part) !== '',
    ),
  };
}

function Choice({ compared }: { readonly compared: Compared }): ReactNode {
  const { duplicates: t, refusals, said } = useWords(words);
  const choice = useChoice(compared);
  const [merging, setMerging] = useState(false);
  const sides = (['one', 'other'] as const).map((value) => ({
    value,
    label: `${t[value]} · ${compared[value].volunteerNo}`,
  }));
  const why = compared.keptApartBy;
  const cannot = why ? said(t.cannot, refusals[why as 'papers-differ']) : null;
  return (
    <Panel title={t.show} more={<Different compared={compared} />}>
      <div className="filter-bar">
        <label>
          <span>{t.keep}</span>
          <Select
            aria-label={t.keep}
            value={choice.survivor}
            options={sides}
            onChange={(side) => choice.keep(side)}
            popupMatchSelectWidth={false}
          />
        </label>
      </div>
      <PartTable compared={compared} choice={choice} />
      <p>
        <ActionButton main onClick={() => setMerging(true)} disabledBecause={cannot}>
          {t.merge}
        </ActionButton>
      </p>
      <MergeDrawer
        survivorId={compared[choice.survivor].id}
        mergedId={compared[otherOf(choice.survivor)].id}
        parts={choice.lent}
        open={merging}
        onClose={() => setMerging(false)}
      />
    </Panel>
  );
}

type PartTableProps = { readonly compared: Compared; readonly choice: ReturnType<typeof useChoice> };

function PartTable({ compared, choice }: PartTableProps): ReactNode {
  const { duplicates: t, parts } = useWords(words);
  const textOf = usePartText();
  const known = RecordPart.options.filter((part) => textOf(compared.one, part) + textOf(compared.other, part) !== '');
  const options = [
    { value: 'one' as const, label: t.showOne },
    { value: 'other' as const, label: t.showOther },
  ];
  const select = (part: RecordPart) => (
    <Select
      aria-label={`${t.show} ${parts[part]}`}
      value={choice.shownFrom(part)}
      options={options}
      onChange={(which: Which) => choice.show(part, which)}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <DataTable
      caption={t.show}
      rows={known}
      rowKey={(part) => part}
      columns={[
        { key: 'part', title: t.field, main: true, cell: (part) => parts[part] },
        { key: 'one', title: t.one, cell: (part) => textOf(compared.one, part) || t.none },
        { key: 'other', title: t.other, cell: (part) => textOf(compared.other, part) || t.none },
        { key: 'show', title: t.show, cell: select },
      ]}
    />
  );
}

function Different({ compared }: { readonly compared: Compared }): ReactNode {
  const t = useWords(words).duplicates;
  const go = useGo();
  const write = useWrite(sayDifferent, { said: t.differentSaid, onDone: () => go('/people/duplicates') });
  const [dialogs, dialogHolder] = Modal.useModal();
  const ask = () =>
    void dialogs.confirm({
      title: t.different,
      content: `${compared.one.volunteerNo} · ${compared.other.volunteerNo}`,
      okText: t.different,
      onOk: () => write.send({ oneId: compared.one.id, otherId: compared.other.id }),
    });
  return (
    <>
      {dialogHolder}
      <ProblemNotice problem={write.problem} />
      <ActionButton onClick={ask}>{t.different}</ActionButton>
    </>
  );
}

type MergeDrawerProps = {
  readonly survivorId: string;
  readonly mergedId: string;
  readonly parts: readonly RecordPart[];
  readonly open: boolean;
  readonly onClose: () => void;
};

function MergeDrawer({ survivorId, mergedId, parts, open, onClose }: MergeDrawerProps): ReactNode {
  const { duplicates: t, console: says } = useWords(words);
  const go = useGo();
  const id = useRef(newId());
  const write = useWrite(mergePeople, { said: t.merged, onDone: (merged) => go(`/people/${merged.survivorId}`) });
  return (
    <FormDrawer<{ reason: string }>
      title={t.merge}
      lede={t.compareLede}
      open={open}
      onClose={onClose}
      onSend={({ reason }) => write.send({ id: id.current, survivorId, mergedId, parts: [...parts], reason })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.merge}
    >
      <Form.Item
        name="reason"
        label={says.reason}
        extra={says.reasonHint}
        rules={[{ required: true, message: says.required }]}
      >
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
