import { Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { now } from '../../../platform/console/clock.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { getCalendar, setCalendarDay } from '../contract.ts';
import { words } from '../messages/words.ts';

/** The days of a year that are not as their weekday says. */
export default function WorkingDays(): ReactNode {
  const t = useWords(words).calendar;
  const [chosen, setChosen] = useFilter('year');
  const year = Number(chosen) || Number(civilDateOf(now()).slice(0, 4));
  const { data } = useRead(getCalendar, { year });
  const [setting, setSetting] = useState(false);
  const maySet = useMe().grants.some(({ role }) => role === 'system-administrator');
  const setButton = (
    <ActionButton main onClick={() => setSetting(true)}>
      {t.set}
    </ActionButton>
  );
  return (
    <>
      <ScreenHead title={`${t.title} · ${t.year(year)}`} lede={t.lede} actions={maySet ? setButton : null} />
      <div className="button-row">
        <ActionButton onClick={() => setChosen(String(year - 1))}>{t.before}</ActionButton>
        <ActionButton onClick={() => setChosen(String(year + 1))}>{t.after}</ActionButton>
      </div>
      {data.isAnnounced ? null : <p>{t.notAnnounced}</p>}
      <DataTable
        caption={t.title}
        rows={data.days}
        rowKey={(day) => day.on}
        empty={t.empty}
        columns={[
          { key: 'on', title: t.day, main: true, cell: (day) => dayText(day.on) },
          {
            key: 'kind',
            title: t.kind,
            cell: (day) => (
              <StateTag tone={day.isWorkingDay ? 'doing' : 'quiet'}>{day.isWorkingDay ? t.working : t.free}</StateTag>
            ),
          },
          { key: 'note', title: t.note, cell: (day) => day.note },
          { key: 'from', title: t.from, cell: (day) => (day.isOwn ? t.ownDay : t.announced) },
        ]}
      />
      {maySet ? <DayDrawer open={setting} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

type Values = { on: string; kind: 'working' | 'free'; note: string };

function DayDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const says = useWords(words);
  const t = says.calendar;
  const write = useWrite(setCalendarDay, { said: t.isSet, onDone: onClose });
  const needed = [{ required: true, message: says.required }];
  return (
    <FormDrawer<Values>
      title={t.set}
      lede={t.setLede}
      open={open}
      onClose={onClose}
      onSend={({ on, kind, note }) => write.send({ on, note, isWorkingDay: kind === 'working' })}
      sending={write.sending}
      problem={write.problem}
    >
      <Form.Item name="on" label={t.day} rules={needed}>
        <DateInput />
      </Form.Item>
      <Form.Item name="kind" label={t.kind} rules={needed}>
        <Select
          options={[
            { value: 'working', label: t.working },
            { value: 'free', label: t.free },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t.note} extra={t.noteHint} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDrawer>
  );
}
