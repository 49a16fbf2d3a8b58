import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextArea } from '../../../platform/pages/parts/TextArea.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { fileComplaint } from '../contract.ts';
import { ComplaintKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { newLookupCode } from './lookup-code.ts';

type Data = { readonly from: string | undefined };

function View({ data, visit, trouble }: ViewProps<Data>) {
  const { file: t, kinds } = words[visit.locale];
  const hidden = { id: visit.newId(), lookupCode: newLookupCode(), fromPath: data.from };
  return (
    <>
      <PageHead title={t.title} lede={t.lede}>
        <ButtonLink to="/complaints">{t.lookUp}</ButtonLink>
      </PageHead>
      <Card>
        <PostForm visit={visit} name="file" trouble={trouble} fields={hidden}>
          <SelectField
            name="kind"
            label={t.kind}
            options={ComplaintKind.options.map((value) => ({ value, label: kinds[value] }))}
            required
          />
          <TextArea name="text" label={t.text} hint={t.textHint} rows={6} maxLength={2_000} required />
          <TextField name="contact" label={t.contact} hint={t.contactHint} maxLength={100} />
          {data.from && <p className="meta">{t.fromPage(data.from)}</p>}
          {visit.actor.kind === 'person' && <p className="meta">{t.signedIn}</p>}
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

export const newComplaintPage = page<Data>({
  path: '/complaints/new',
  audience: 'anyone',
  face: 'phone',
  async load(visit) {
    const from = visit.query['from'];
    return { from: from !== undefined && /^\/[\w\-./~]{0,199}$/.test(from) ? from : undefined };
  },
  title: (_data, visit) => words[visit.locale].file.title,
  View,
  forms: {
    file: form(fileComplaint, { then: ({ id, lookupCode }) => `/complaints/${id}?code=${lookupCode}` }),
  },
});
