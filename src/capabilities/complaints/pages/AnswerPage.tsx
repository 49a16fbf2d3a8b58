import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import { form, GoTo, page, type FormTrouble, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { TextArea } from '../../../platform/pages/parts/TextArea.tsx';
import { readAnswer, reopenComplaint } from '../contract.ts';
import { LookupCode } from '../domain/model.ts';
import { complaintTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type Data = { readonly complaint: OutputOf<typeof readAnswer>; readonly code: string };

function dayText(date: CivilDate, locale: Locale): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return words[locale].day(year, month, day);
}

function View({ data: { complaint, code }, visit, trouble }: ViewProps<Data>) {
  const { answer: t, kinds, states } = words[visit.locale];
  const day = (date: CivilDate) => dayText(date, visit.locale);
  return (
    <>
      <PageHead
        title={t.title}
        tag={<Tag tone={complaintTone[complaint.state]}>{states[complaint.state]}</Tag>}
        number={complaint.number}
      />
      {complaint.state === 'received' && (
        <Notice tone="waiting">
          <p>
            <strong>{t.keepTitle}</strong>
          </p>
          <p>{t.keep}</p>
        </Notice>
      )}
      <Card>
        <Facts
          items={[
            { term: t.number, description: complaint.number },
            { term: t.code, description: <strong>{code}</strong> },
            { term: t.kind, description: kinds[complaint.kind] },
            { term: t.receivedOn, description: day(civilDateOf(complaint.receivedAt)) },
            { term: t.dueOn, description: day(complaint.dueOn) },
          ]}
        />
      </Card>
      <Section title={t.answers}>
        {complaint.answers.length === 0 && <p>{t.none}</p>}
        {complaint.answers.map(({ at, text }) => (
          <Card key={at} meta={t.at(day(civilDateOf(at)))}>
            <Prose text={text} />
          </Card>
        ))}
      </Section>
      {complaint.mayReopen && <Reopening code={code} visit={visit} trouble={trouble} />}
      <p>
        <ButtonLink to="/complaints/new">{t.fileAnother}</ButtonLink>
      </p>
    </>
  );
}

type ReopeningProps = { readonly code: string; readonly visit: Visit; readonly trouble: FormTrouble | undefined };

/** Once, for a sender who is not content. */
function Reopening({ code, visit, trouble }: ReopeningProps) {
  const { answer: t } = words[visit.locale];
  return (
    <Section title={t.reopenTitle} lede={t.reopenLede}>
      <Card>
        <PostForm visit={visit} name="reopen" trouble={trouble} fields={{ lookupCode: code }}>
          <TextArea name="reason" label={t.reason} maxLength={2_000} required />
          <SendButton weight="quiet">{t.reopen}</SendButton>
        </PostForm>
      </Card>
    </Section>
  );
}

export const answerPage = page<Data>({
  path: '/complaints/:complaintId',
  audience: 'anyone',
  face: 'phone',
  async load(visit) {
    const code = LookupCode.safeParse(visit.query['code']);
    if (!code.success) throw new GoTo('/complaints');
    const complaintId = visit.params['complaintId'] ?? '';
    return { code: code.data, complaint: await visit.read(readAnswer, { complaintId, lookupCode: code.data }) };
  },
  title: (_data, visit) => words[visit.locale].answer.title,
  View,
  forms: {
    reopen: form(reopenComplaint, {
      then: ({ id }, visit) => `/complaints/${id}?${new URLSearchParams({ code: visit.query['code'] ?? '' })}`,
    }),
  },
});
