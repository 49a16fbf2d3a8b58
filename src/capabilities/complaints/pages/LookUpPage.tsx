import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { lookUpComplaint } from '../contract.ts';
import { words } from '../messages/words.ts';

function View({ visit, trouble }: ViewProps<null>) {
  const { lookUp: t } = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede}>
        <ButtonLink to="/complaints/new">{t.file}</ButtonLink>
      </PageHead>
      <Card>
        <PostForm visit={visit} name="look-up" trouble={trouble}>
          <TextField name="number" label={t.number} hint={t.numberHint} maxLength={20} required />
          <TextField name="lookupCode" label={t.code} hint={t.codeHint} maxLength={30} autoComplete="off" required />
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

export const lookUpPage = page<null>({
  path: '/complaints',
  audience: 'anyone',
  face: 'phone',
  load: async () => null,
  title: (_data, visit) => words[visit.locale].lookUp.title,
  View,
  forms: { 'look-up': form(lookUpComplaint, { then: ({ id, lookupCode }) => `/complaints/${id}?code=${lookupCode}` }) },
});
