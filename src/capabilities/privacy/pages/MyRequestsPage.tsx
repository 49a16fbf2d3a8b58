import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { TextArea } from '../../../platform/pages/parts/TextArea.tsx';
import { listMyRequests, sendRequest } from '../contract/requests.ts';
import { RequestKind } from '../domain/requests.ts';
import { requestTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { dayText } from './day-text.ts';

type Data = OutputOf<typeof listMyRequests>;

function View({ data, visit, trouble }: ViewProps<Data>) {
  const { requests: t, requestKinds, requestStates, data: own, dot } = words[visit.locale];
  const day = (date: string) => dayText(date, visit.locale);
  const isOpen = (state: string) => state !== 'answered' && state !== 'refused';
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        <ButtonLink to="/my/data">{own.title}</ButtonLink>
      </PageHead>
      <Card>
        <p className="meta">{t.selfHelp}</p>
        <PostForm visit={visit} name="send" fields={{ id: visit.newId() }} trouble={trouble}>
          <SelectField
            name="kind"
            label={t.kind}
            options={RequestKind.options.map((value) => ({ value, label: requestKinds[value] }))}
            required
          />
          <TextArea name="text" label={t.text} hint={t.textHint} maxLength={2_000} required />
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
      <Section title={t.mine}>
        {data.items.length === 0 && <p>{t.none}</p>}
        {data.items.map((request) => (
          <Card
            key={request.id}
            tag={<Tag tone={requestTone[request.state]}>{requestStates[request.state]}</Tag>}
            title={requestKinds[request.kind]}
            meta={[
              t.sent(day(civilDateOf(request.receivedAt))),
              ...(isOpen(request.state) ? [t.due(day(request.dueOn))] : []),
            ].join(dot)}
          >
            <Prose text={request.text} />
            {request.answer && (
              <>
                <p className="meta">{t.answer}</p>
                <Prose text={request.answer} />
              </>
            )}
          </Card>
        ))}
      </Section>
    </>
  );
}

export const myRequestsPage = page<Data>({
  path: '/my/requests',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(listMyRequests, {}),
  title: (_data, visit) => words[visit.locale].requests.title,
  View,
  forms: { send: form(sendRequest, { then: () => '/my/requests' }) },
});
