import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { CommitmentState } from '../domain/model.ts';
import { words } from '../messages/words.ts';

/** What the ledger is asked for, kept in the address so that a view can be sent to a colleague. */
export function useLedgerFilters() {
  const [state, setState] = useFilter('state');
  const [mine, setMine] = useFilter('mine', 'no');
  const [organisationId, setOrganisationId] = useFilter('organisation');
  const [text, setText] = useFilter('text');
  const asked = {
    state: CommitmentState.safeParse(state).data,
    mine: mine === 'yes' ? ('yes' as const) : ('no' as const),
    organisationId: organisationId || undefined,
    text: text || undefined,
  };
  return { asked, setState, setMine, setOrganisationId, setText };
}

export function FilterBar({ filters }: { readonly filters: ReturnType<typeof useLedgerFilters> }): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const { asked, setState, setMine, setOrganisationId, setText } = filters;
  const mine = useMe().grants.map((grant) => ({ value: grant.organisationId, label: grant.organisationName }));
  const organisations = [...new Map(mine.map((each) => [each.value, each])).values()];
  const states = CommitmentState.options.map((value) => ({ value: value as string, label: t.states[value] }));
  return (
    <div className="filter-bar">
      <label>
        <span>{says.filters.state}</span>
        <Select
          aria-label={says.filters.state}
          value={asked.state ?? ''}
          options={[{ value: '', label: says.filters.any }, ...states]}
          onChange={setState}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{says.filters.side}</span>
        <Select
          aria-label={says.filters.side}
          value={asked.mine as string}
          options={[
            { value: 'no', label: says.filters.all },
            { value: 'yes', label: says.filters.mine },
          ]}
          onChange={setMine}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{says.organisation}</span>
        <Select
          aria-label={says.organisation}
          value={asked.organisationId ?? ''}
          options={[{ value: '', label: says.anyOrganisation }, ...organisations]}
          onChange={setOrganisationId}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{says.text}</span>
        <Input.Search defaultValue={asked.text} maxLength={60} onSearch={setText} enterButton={says.search} />
      </label>
    </div>
  );
}
