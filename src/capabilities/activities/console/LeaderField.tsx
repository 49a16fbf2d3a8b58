import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { call } from '../../../platform/console/api.ts';
import { useWords } from '../../../platform/console/language.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { listLeaders } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Who leads: one of those who hold that role over the organisation, or oneself. The only leader is chosen already. */
export function LeaderField({ organisationId }: { readonly organisationId: string | undefined }): ReactNode {
  const { fields, leaderHint } = useWords(words).console;
  const { personId, name } = useMe();
  const form = Form.useFormInstance();
  const { data } = useQuery({
    queryKey: [listLeaders.name, organisationId],
    queryFn: () => call(listLeaders, { organisationId: organisationId ?? '' }),
    enabled: Boolean(organisationId),
  });
  const leaders = data?.items ?? [];
  const people = leaders.some((leader) => leader.personId === personId) ? leaders : [...leaders, { personId, name }];
  const likely =
    leaders.find((leader) => leader.personId === personId) ?? (leaders.length === 1 ? leaders[0] : undefined);
  useEffect(() => {
    if (likely && !form.getFieldValue('leaderPersonId')) form.setFieldValue('leaderPersonId', likely.personId);
  }, [likely, form]);
  return (
    <Form.Item name="leaderPersonId" label={fields.leader} extra={leaderHint}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={people.map((person) => ({ value: person.personId, label: person.name }))}
      />
    </Form.Item>
  );
}
