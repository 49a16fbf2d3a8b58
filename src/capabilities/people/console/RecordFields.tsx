import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { Phone } from '../domain/model.ts';
import { PaperKind, Sex } from '../domain/papers.ts';
import { PartyRole, ServiceCategory } from '../domain/record.ts';
import { words } from '../messages/words.ts';
import type { RecordForm } from './record-form.ts';
import { useOrganisations } from './use-organisations.ts';

/** Empty is allowed; what is typed must be a telephone. */
export function usePhoneRule() {
  const t = useWords(words).console;
  return (_rule: unknown, typed: string | undefined) =>
    !typed || Phone.safeParse(typed).success ? Promise.resolve() : Promise.reject(new Error(t.phoneWrong));
}

const choices = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));

/** Who somebody is. Only the name is needed, and where a record is mended not even that. */
export function WhoFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { fields: t, sex, paperKinds, console: says } = useWords(words);
  const phoneRule = usePhoneRule();
  return (
    <>
      <Form.Item name="name" label={t.name} rules={isNew ? [{ required: true, message: says.required }] : []}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t.phone}
        extra={t.phoneHint}
        rules={[{ validator: phoneRule }]}
        validateTrigger="onBlur"
      >
        <Input type="tel" inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="sharedPhoneNote" label={t.sharedPhoneNote} extra={t.sharedPhoneHint}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['paper', 'kind']} label={t.paperKind}>
        <Select allowClear options={choices(PaperKind.options, paperKinds)} />
      </Form.Item>
      <Form.Item name={['paper', 'number']} label={t.paperNumber} extra={t.paperHint}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="birthOn" label={t.birthOn} extra={t.birthHint}>
        <DateInput />
      </Form.Item>
      <Form.Item name="sex" label={t.sex}>
        <Select allowClear options={choices(Sex.options, sex)} />
      </Form.Item>
    </>
  );
}

/** What somebody can do, where they live and belong. */
export function WhatFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { fields: t, categories, console: says } = useWords(words);
  const { mine } = useOrganisations();
  return (
    <>
      <Form.Item
        name="organisationId"
        label={t.organisation}
        rules={isNew ? [{ required: true, message: says.choose }] : []}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...mine]} />
      </Form.Item>
      <Form.Item name="residenceRegion" label={t.residenceRegion} extra={t.residenceHint}>
        <Input maxLength={12} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="skills" label={t.skills} extra={t.skillsHint}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="serviceCategories" label={t.categories}>
        <Select mode="multiple" options={choices(ServiceCategory.options, categories)} />
      </Form.Item>
      <PartyFields />
    </>
  );
}

/** That somebody is a member, the branch and the part in it; nothing else is kept (PTY-15). */
function PartyFields(): ReactNode {
  const { fields: t, partyRoles, console: says } = useWords(words);
  const isMember = Form.useWatch<RecordForm['isPartyMember']>('isPartyMember') === 'yes';
  const { branches } = useOrganisations();
  const yesOrNo = [
    { value: 'no', label: says.memberNo },
    { value: 'yes', label: says.memberYes },
  ];
  return (
    <>
      <Form.Item name="isPartyMember" label={t.isPartyMember} extra={t.partyHint}>
        <Select allowClear options={yesOrNo} />
      </Form.Item>
      {isMember ? (
        <>
          <Form.Item name={['party', 'organisationId']} label={t.party}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={[...branches]} />
          </Form.Item>
          <Form.Item name={['party', 'role']} label={t.partyRole}>
            <Select allowClear options={choices(PartyRole.options, partyRoles)} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}
