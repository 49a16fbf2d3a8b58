import type { OutputOf } from '../../../kernel/contract.ts';
import type { FormTrouble, Visit } from '../../../platform/pages/page.ts';
import { CheckField } from '../../../platform/pages/parts/CheckField.tsx';
import { DateField } from '../../../platform/pages/parts/DateField.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import type { myProfile } from '../contract/own.ts';
import { PaperKind, Sex } from '../domain/papers.ts';
import { partsOfList } from '../domain/person-row.ts';
import { ServiceCategory } from '../domain/record.ts';
import { words } from '../messages/words.ts';

type FormProps = {
  readonly data: OutputOf<typeof myProfile>;
  readonly visit: Visit;
  readonly trouble?: FormTrouble | undefined;
};

/** Mends one's own data. Masked values stand empty and stay unless they are typed anew. */
export function ProfileForm({ data, visit, trouble }: FormProps) {
  const { fields: t, own, sex, paperKinds, list } = words[visit.locale];
  return (
    <PostForm visit={visit} name="amend" {...(trouble ? { trouble } : {})}>
      <TextField name="name" label={t.name} autoComplete="name" maxLength={30} />
      <SelectField
        name="paper.kind"
        label={t.paperKind}
        options={PaperKind.options.map((value) => ({ value, label: paperKinds[value] }))}
      />
      <TextField name="paper.number" label={t.paperNumber} hint={t.paperHint} autoComplete="off" maxLength={40} />
      <DateField name="birthOn" label={t.birthOn} hint={t.birthHint} />
      <SelectField name="sex" label={t.sex} options={Sex.options.map((value) => ({ value, label: sex[value] }))} />
      <TextField
        name="residenceRegion"
        label={t.residenceRegion}
        hint={t.residenceHint}
        inputMode="numeric"
        maxLength={12}
        value={data.residenceRegion ?? ''}
      />
      <TextField name="skills" label={t.skills} hint={t.skillsHint} maxLength={200} value={list(data.skills)} />
      <Categories data={data} visit={visit} />
      <SendButton>{own.save}</SendButton>
    </PostForm>
  );
}

function Categories({ data, visit }: Pick<FormProps, 'data' | 'visit'>) {
  const { fields: t, categories } = words[visit.locale];
  return (
    <fieldset>
      <legend>{t.categories}</legend>
      {ServiceCategory.options.map((category) => (
        <CheckField
          key={category}
          name="serviceCategories[]"
          value={category}
          label={categories[category]}
          isChecked={data.serviceCategories.includes(category)}
        />
      ))}
    </fieldset>
  );
}

const filled = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** What was left empty stays; skills and categories are sent whole, so that one can also be taken away. */
export function readProfileForm(values: Record<string, unknown>): Record<string, unknown> {
  const paper = (values['paper'] ?? {}) as Record<string, unknown>;
  const number = filled(paper['number']);
  return {
    name: filled(values['name']),
    paper: number ? { kind: filled(paper['kind']) ?? 'resident-id', number } : undefined,
    birthOn: filled(values['birthOn']),
    sex: filled(values['sex']),
    residenceRegion: filled(values['residenceRegion']),
    skills: partsOfList(String(values['skills'] ?? '')),
    serviceCategories: values['serviceCategories'] ?? [],
  };
}
