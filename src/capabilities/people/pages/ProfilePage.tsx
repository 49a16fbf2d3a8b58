import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Buttons } from '../../../platform/pages/parts/Buttons.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { amendOwn, myProfile } from '../contract/own.ts';
import { words } from '../messages/words.ts';
import { ProfileForm, readProfileForm } from './ProfileForm.tsx';

type Data = OutputOf<typeof myProfile>;

function Profile({ data, visit, trouble }: ViewProps<Data>) {
  const { own: t } = words[visit.locale];
  const isWhole = data.whole !== null;
  return (
    <>
      <PageHead title={t.title} number={data.volunteerNo} lede={t.lede} isOwn />
      <Section title={t.data}>
        {isWhole && <Notice tone="waiting">{t.whole}</Notice>}
        <Card meta={data.isEnteredForThem ? t.enteredForThem : undefined}>
          <Known data={data} visit={visit} />
          <Buttons>
            <ButtonLink to={isWhole ? '/my/profile' : '/my/profile?show=whole'} weight="quiet">
              {isWhole ? t.showMasked : t.showWhole}
            </ButtonLink>
          </Buttons>
        </Card>
      </Section>
      <Section title={t.edit}>
        <p className="meta">{t.editLede}</p>
        <Card>
          <ProfileForm data={data} visit={visit} trouble={trouble} />
        </Card>
      </Section>
    </>
  );
}

function Known({ data, visit }: { readonly data: Data; readonly visit: Visit }) {
  const { fields, sex, categories, paperKinds, partyRoles, relations, own, console: says, list } = words[visit.locale];
  const { whole, paper, party } = data;
  const branch = party ? `${party.organisationName} · ${partyRoles[party.role]}` : says.memberYes;
  const guardians = data.guardians.map((guardian) => `${guardian.maskedName} · ${relations[guardian.relation]}`);
  return (
    <Facts
      items={[
        { term: fields.name, description: whole?.name ?? data.maskedName },
        { term: fields.phone, description: whole?.phone ?? data.maskedPhone },
        { term: fields.sharedPhoneNote, description: data.sharedPhoneNote },
        {
          term: paper ? paperKinds[paper.kind] : fields.paper,
          description: whole?.paperNumber ?? paper?.masked,
        },
        { term: fields.birthOn, description: whole?.birthOn ?? data.maskedBirth },
        { term: fields.sex, description: data.sex && sex[data.sex] },
        { term: fields.organisation, description: data.organisationName },
        { term: fields.residenceRegion, description: data.residenceRegion },
        { term: fields.skills, description: list(data.skills) },
        { term: fields.categories, description: list(data.serviceCategories.map((each) => categories[each])) },
        { term: fields.isPartyMember, description: data.isPartyMember ? branch : null },
        { term: own.guardians, description: list(guardians) },
      ]}
    />
  );
}

/** What is known of oneself; the whole numbers only when one asks for them. */
export const profilePage = page<Data>({
  path: '/my/profile',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(myProfile, { show: visit.query['show'] === 'whole' ? 'whole' : 'masked' }),
  title: (_data, visit) => words[visit.locale].own.title,
  View: Profile,
  forms: { amend: form(amendOwn, { input: readProfileForm, then: () => '/my/profile' }) },
});
