import { civilDateOf } from '../../../kernel/days.ts';
import { form, page, type FormTrouble, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { giveConsent, listMyConsents, withdrawConsent, type MyConsents } from '../contract/consents.ts';
import { words } from '../messages/words.ts';
import { dayText } from './day-text.ts';

type Consent = MyConsents['items'][number];
type Open = MyConsents['open'][number];
type PartProps = { readonly visit: Visit; readonly trouble: FormTrouble | undefined };

function GivenCard({ consent, visit, trouble }: PartProps & { readonly consent: Consent }) {
  const { mine: t, purposes, purposeLedes, givers, consentStates, dot } = words[visit.locale];
  const day = (date: string) => dayText(date, visit.locale);
  const meta = [
    t.since(day(civilDateOf(consent.givenAt)), consent.noticeVersion),
    ...(consent.givenBy === 'self' ? [] : [t.by(givers[consent.givenBy])]),
    ...(consent.organisation ? [t.with(consent.organisation.name)] : []),
    ...(consent.expiresOn ? [t.until(day(consent.expiresOn))] : []),
  ];
  return (
    <Card
      tag={<Tag tone="done">{consentStates[consent.state]}</Tag>}
      title={purposes[consent.purpose]}
      meta={meta.join(dot)}
    >
      <p>{purposeLedes[consent.purpose]}</p>
      {consent.purpose === 'account-and-service' && <p className="meta">{t.accountHint}</p>}
      <PostForm visit={visit} name="withdraw" by="consentId" fields={{ consentId: consent.id }} trouble={trouble}>
        <SendButton weight="quiet">{t.withdraw}</SendButton>
      </PostForm>
    </Card>
  );
}

function OpenCard({ open, visit, trouble, mayGive }: PartProps & { readonly open: Open; readonly mayGive: boolean }) {
  const { mine: t, purposes, purposeLedes } = words[visit.locale];
  const { purpose, noticeVersion } = open;
  return (
    <Card title={purposes[purpose]}>
      <p>{purposeLedes[purpose]}</p>
      <p>
        <Link to={`/privacy/${open.noticeKind}`}>{t.read}</Link>
      </p>
      {mayGive && (
        <PostForm
          visit={visit}
          name="give"
          by="purpose"
          fields={{ id: visit.newId(), purpose, noticeVersion }}
          trouble={trouble}
        >
          <SendButton weight={purpose === 'account-and-service' ? 'main' : 'quiet'}>{t.give}</SendButton>
        </PostForm>
      )}
    </Card>
  );
}

function View({ data, visit, trouble }: ViewProps<MyConsents>) {
  const { mine: t, purposes, consentStates, publicPage } = words[visit.locale];
  const given = data.items.filter((consent) => consent.state === 'given');
  const past = data.items.filter((consent) => consent.state !== 'given');
  const ended = ({ endedAt }: Consent) => endedAt && t.ended(dayText(civilDateOf(endedAt), visit.locale));
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        <ButtonLink to="/privacy">{publicPage.title}</ButtonLink>
      </PageHead>
      {data.needsGuardian && <Notice tone="waiting">{t.needsGuardian}</Notice>}
      <Section title={t.given}>
        {given.length === 0 && <p>{t.nothingGiven}</p>}
        {given.map((consent) => (
          <GivenCard key={consent.id} consent={consent} visit={visit} trouble={trouble} />
        ))}
      </Section>
      {data.open.length > 0 && (
        <Section title={t.open}>
          {data.open.map((open) => (
            <OpenCard key={open.purpose} open={open} visit={visit} trouble={trouble} mayGive={!data.needsGuardian} />
          ))}
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t.past}>
          <Rows>
            {past.map((consent) => (
              <Row
                key={consent.id}
                tag={<Tag tone="quiet">{consentStates[consent.state]}</Tag>}
                title={purposes[consent.purpose]}
                due={ended(consent)}
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

export const myConsentsPage = page<MyConsents>({
  path: '/my/consents',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(listMyConsents, {}),
  title: (_data, visit) => words[visit.locale].mine.title,
  View,
  forms: {
    give: form(giveConsent, { then: () => '/my/consents' }),
    withdraw: form(withdrawConsent, { then: () => '/my/consents' }),
  },
});
