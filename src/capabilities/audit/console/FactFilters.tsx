import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { listOrganisations } from '../../organisations/contract.ts';
import { listFactKinds } from '../contract.ts';
import { words } from '../messages/words.ts';
import type { FactQuery, useFactFilter } from './use-fact-filter.ts';

type FilterProps = { readonly filter: ReturnType<typeof useFactFilter> };

/** Everything by which the record can be narrowed. Each choice stands in the address. */
export function FactFilters({ filter }: FilterProps): ReactNode {
  const t = useWords(words).factsScreen;
  const { query, set, clear } = filter;
  return (
    <div className="filter-bar">
      <label>
        <span>{t.fromDay}</span>
        <DateInput value={query.fromDay} onChange={(fromDay) => set({ fromDay })} />
      </label>
      <label>
        <span>{t.toDay}</span>
        <DateInput value={query.toDay} onChange={(toDay) => set({ toDay })} />
      </label>
      <Kinds query={query} set={set} />
      <Organisation query={query} set={set} />
      <label>
        <span>{t.outcome}</span>
        <Select
          aria-label={t.outcome}
          value={query.outcome ?? ''}
          options={[
            { value: '', label: t.all },
            { value: 'done', label: t.outcomes.done },
            { value: 'refused', label: t.outcomes.refused },
          ]}
          onChange={(outcome) => set({ outcome: outcome || undefined })}
        />
      </label>
      <TypedFilter label={t.volunteerNo} value={query.volunteerNo} onChange={(volunteerNo) => set({ volunteerNo })} />
      <TypedFilter label={t.subjectId} value={query.subjectId} onChange={(subjectId) => set({ subjectId })} />
      {Object.keys(query).length > 0 ? <Button onClick={clear}>{t.clear}</Button> : null}
    </div>
  );
}

type PartProps = {
  readonly query: FactQuery;
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void;
};

function Kinds({ query, set }: PartProps): ReactNode {
  const t = useWords(words).factsScreen;
  const { data } = useRead(listFactKinds, {});
  const areas = new Map(data.items.map((kind) => [kind.capability, kind.capabilityName]));
  const kinds = data.items.filter((kind) => !query.capability || kind.capability === query.capability);
  const groups = [...Map.groupBy(kinds, (kind) => kind.capabilityName)].map(([label, each]) => ({
    label,
    options: each.map((kind) => ({ value: kind.name, label: kind.sentence })),
  }));
  return (
    <>
      <label>
        <span>{t.capabilityFilter}</span>
        <Select
          aria-label={t.capabilityFilter}
          value={query.capability ?? ''}
          options={[{ value: '', label: t.all }, ...[...areas].map(([value, label]) => ({ value, label }))]}
          onChange={(capability) => set({ capability: capability || undefined, name: undefined })}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{t.nameFilter}</span>
        <Select
          aria-label={t.nameFilter}
          mode="multiple"
          maxTagCount={1}
          maxCount={20}
          placeholder={t.all}
          showSearch={{ optionFilterProp: 'label' }}
          value={query.name ? query.name.split(',') : []}
          options={groups}
          onChange={(names: string[]) => set({ name: names.length > 0 ? names.join(',') : undefined })}
          popupMatchSelectWidth={false}
        />
      </label>
    </>
  );
}

function Organisation({ query, set }: PartProps): ReactNode {
  const t = useWords(words).factsScreen;
  const { data } = useRead(listOrganisations, {});
  const options = data.items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <label>
      <span>{t.organisation}</span>
      <Select
        aria-label={t.organisation}
        allowClear
        placeholder={t.all}
        showSearch={{ optionFilterProp: 'label' }}
        value={query.organisationId}
        options={options}
        onChange={(organisationId?: string) => set({ organisationId })}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}

type TypedProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

/** Takes what was typed when it is finished: with Enter, or when the field is left. */
function TypedFilter({ label, value, onChange }: TypedProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const take = () => {
    if (typed !== undefined) onChange(typed.trim() || undefined);
    setTyped(undefined);
  };
  return (
    <label>
      <span>{label}</span>
      <Input
        allowClear
        value={typed ?? value ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={take}
        onBlur={take}
      />
    </label>
  );
}
