import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { searchOrganisations, type FoundOrganisation } from '../contract/profile.ts';
import { OrganisationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof searchOrganisations>;
const PER_PAGE = 20;
const LONGEST_TEXT = 60;

/** What the address asks for; what is misspelt there is left out rather than refused. */
function filterOf({ query }: Visit) {
  return {
    text: (query['text'] ?? '').trim().slice(0, LONGEST_TEXT),
    kind: OrganisationKind.safeParse(query['kind']).data,
  };
}

function Search({ visit }: { readonly visit: Visit }) {
  const t = words[visit.locale];
  const { text, kind } = filterOf(visit);
  const options = OrganisationKind.options.map((value) => ({ value, label: t.kinds[value] }));
  return (
    <form className="form" method="get" role="search" aria-label={t.pages.find}>
      <TextField name="text" type="search" label={t.pages.text} value={text} maxLength={LONGEST_TEXT} />
      <SelectField name="kind" label={t.kind} options={options} {...(kind ? { value: kind } : {})} />
      <SendButton weight="quiet">{t.pages.search}</SendButton>
    </form>
  );
}

function One({ found, visit }: { readonly found: FoundOrganisation; readonly visit: Visit }) {
  const t = words[visit.locale];
  const says = t.pages;
  const meta = [
    t.kinds[found.kind],
    found.parentName ? says.below(found.parentName) : says.top,
    found.foundBy ? says.foundBy(found.foundBy) : '',
    found.mergedIntoId ? says.merged : '',
  ];
  return <Row title={found.name} to={`/organisations/${found.id}`} meta={meta.filter(Boolean).join(' · ')} />;
}

function OrganisationsView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].pages;
  const { text, kind } = filterOf(visit);
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <Search visit={visit} />
      <Section title={text || kind ? t.found : t.all} more={{ text: t.allAlliances, to: '/alliances' }}>
        {data.items.length === 0 && <Empty title={t.emptyTitle}>{t.empty}</Empty>}
        {data.items.length > 0 && (
          <Rows>
            {data.items.map((found) => (
              <One key={found.id} found={found} visit={visit} />
            ))}
          </Rows>
        )}
        <Pager visit={visit} next={data.next} />
      </Section>
    </>
  );
}

export const organisationsPage = page<Data>({
  path: '/organisations',
  audience: 'anyone',
  face: 'portal',
  load: (visit) =>
    visit.read(searchOrganisations, { ...filterOf(visit), after: visit.query['after'], limit: PER_PAGE }),
  title: (_, visit) => words[visit.locale].pages.title,
  View: OrganisationsView,
});
