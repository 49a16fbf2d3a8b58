import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { words } from '../messages/words.ts';
import type { Asked } from './period.ts';

/** For whom and for which months: answers change while it is changed, nothing has to be sent. */
export function QuestionBar({ asked }: { readonly asked: Asked }): ReactNode {
  const t = useWords(words);
  const { question, choices } = asked;
  return (
    <div className="filter-bar">
      <label>
        <span>{t.organisation}</span>
        <Select
          aria-label={t.organisation}
          value={question.organisationId}
          options={choices}
          onChange={asked.setOrganisationId}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{t.from}</span>
        <Input type="month" value={question.from} onChange={(event) => asked.setFrom(event.target.value)} />
      </label>
      <label>
        <span>{t.to}</span>
        <Input type="month" value={question.to} onChange={(event) => asked.setTo(event.target.value)} />
      </label>
    </div>
  );
}
