import { useFilter } from '../../../platform/console/use-address.ts';
import { today } from '../../../platform/console/day-text.ts';
import { useMe } from '../../../platform/console/use-me.ts';

/** Organisation and months, kept in the address so that a figure can be sent to a colleague as it is seen. */
export function useQuestion() {
  const { grants } = useMe();
  const [organisationId, setOrganisationId] = useFilter('organisationId', grants[0]?.organisationId ?? '');
  const [from, setFrom] = useFilter('from', `${today().slice(0, 4)}-01`);
  const [to, setTo] = useFilter('to', today().slice(0, 7));
  const choices = new Map(grants.map((grant) => [grant.organisationId, grant.organisationName]));
  return {
    question: { organisationId, from, to },
    choices: [...choices].map(([value, label]) => ({ value, label })),
    setOrganisationId,
    setFrom,
    setTo,
  };
}

export type Asked = ReturnType<typeof useQuestion>;
