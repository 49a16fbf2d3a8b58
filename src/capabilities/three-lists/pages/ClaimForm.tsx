import { civilDateOf } from '../../../kernel/days.ts';
import { countText } from '../../../kernel/quantity.ts';
import type { FormTrouble, Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { DateField } from '../../../platform/pages/parts/DateField.tsx';
import { NumberField } from '../../../platform/pages/parts/NumberField.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextArea } from '../../../platform/pages/parts/TextArea.tsx';
import type { NeedShown } from '../contract.ts';
import { words } from '../messages/words.ts';

type ClaimFormProps = { readonly need: NeedShown; readonly visit: Visit; readonly trouble?: FormTrouble };

/** Takes over a part of one line. What there is only one of is chosen already. */
export function ClaimForm({ need, visit, trouble }: ClaimFormProps) {
  const t = words[visit.locale].claim;
  const free = need.lines.filter((line) => line.coverage.remaining > 0);
  const most = Math.max(...free.map((line) => line.coverage.remaining));
  const today = civilDateOf(visit.now);
  const lines = free.map((line) => ({
    value: line.id,
    label: t.lineOption(line.name, countText(line.coverage.remaining), line.unit),
  }));
  const organisations = need.mayClaimFor.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section title={t.title} lede={t.lede}>
      <Card>
        <PostForm visit={visit} name="claim" trouble={trouble} fields={{ id: visit.newId() }}>
          <SelectField
            name="organisationId"
            label={t.organisation}
            options={organisations}
            value={organisations.length === 1 ? organisations[0]?.value : undefined}
            required
          />
          <SelectField
            name="lineId"
            label={t.line}
            options={lines}
            value={lines.length === 1 ? lines[0]?.value : undefined}
            required
          />
          <NumberField
            name="amount"
            label={t.amount}
            min={1}
            max={most}
            unit={free.length === 1 ? free[0]?.unit : undefined}
            required
          />
          <TextArea name="plan" label={t.plan} hint={t.planHint} rows={3} maxLength={500} required />
          <DateField name="firstContactOn" label={t.firstContactOn} min={today} required />
          <DateField name="finishOn" label={t.finishOn} min={today} required />
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
    </Section>
  );
}
