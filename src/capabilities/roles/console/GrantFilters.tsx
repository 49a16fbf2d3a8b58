import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { FilterSelect } from '../../../platform/console/parts/FilterSelect.tsx';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { words } from '../messages/words.ts';
import { optionsOf, useScopes } from './use-scopes.ts';

/** What the list is asked for, kept in the address. A person stands there by id, never by name or telephone. */
export function useGrantFilters() {
  const [role, setRole] = useFilter('role');
  const [ended, setEnded] = useFilter('ended', 'no');
  const [organisationId, setOrganisationId] = useFilter('organisation');
  const [personId, setPersonId] = useFilter('person');
  const asked = {
    role: Role.safeParse(role).data,
    ended: ended === 'all' ? undefined : ended === 'yes' ? ('yes' as const) : ('no' as const),
    organisationId: organisationId || undefined,
    personId: personId || undefined,
  };
  return { asked, setRole, setEnded, setOrganisationId, setPersonId };
}

type GrantFiltersProps = {
  readonly filters: ReturnType<typeof useGrantFilters>;
  /** Whose grants alone are listed. */
  readonly onlyPerson: string | undefined;
};

export function GrantFilters({ filters, onlyPerson }: GrantFiltersProps): ReactNode {
  const { grants: t, roles } = useWords(words);
  const { asked, setRole, setEnded, setOrganisationId, setPersonId } = filters;
  const scopes = optionsOf(useScopes());
  const everyRole = Role.options.map((value) => ({ value: value as string, label: roles[value].name }));
  const ended = [
    { value: 'no', label: t.current },
    { value: 'yes', label: t.past },
    { value: 'all', label: t.all },
  ];
  return (
    <div className="filter-bar">
      <label>
        <span>{t.organisation}</span>
        <Select
          aria-label={t.organisation}
          value={asked.organisationId ?? ''}
          options={[{ value: '', label: t.anyOrganisation }, ...scopes]}
          onChange={setOrganisationId}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
      </label>
      <FilterSelect
        label={t.role}
        value={asked.role ?? ''}
        options={[{ value: '', label: t.anyRole }, ...everyRole]}
        onChange={setRole}
      />
      <FilterSelect label={t.state} value={asked.ended ?? 'all'} options={ended} onChange={setEnded} />
      {asked.personId ? (
        <div>
          <span>{t.onlyPerson(onlyPerson ?? '')}</span>
          <ActionButton onClick={() => setPersonId('')}>{t.everybody}</ActionButton>
        </div>
      ) : null}
    </div>
  );
}
