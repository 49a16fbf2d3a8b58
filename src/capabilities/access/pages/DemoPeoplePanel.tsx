import type { FormTrouble, Visit } from '../../../platform/pages/page.ts';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import type { DemoPeople } from '../contract.ts';
import { roleName } from '../../roles/pages/door.ts';
import { words } from '../messages/words.ts';

type DemoPerson = DemoPeople['items'][number];
type PanelProps = { readonly demo: DemoPeople; readonly visit: Visit; readonly trouble?: FormTrouble };

/** So many volunteers stand open; the others behind one press, for they are all alike. */
const SHOWN_VOLUNTEERS = 3;

/** The invented people of this place by what they do; one press signs in. There is no such panel outside the demo. */
export function DemoPeoplePanel({ demo, visit, trouble }: PanelProps) {
  const t = words[visit.locale].demo;
  const staff = demo.items.filter((person) => person.roles.length > 0);
  const volunteers = demo.items.filter((person) => person.roles.length === 0);
  const rest = volunteers.slice(SHOWN_VOLUNTEERS);
  const rows = (people: readonly DemoPerson[]) => <PeopleRows people={people} visit={visit} trouble={trouble} />;
  return (
    <>
      <Notice tone="quiet">
        <p>{t.lede}</p>
        <p>{t.how(demo.password)}</p>
      </Notice>
      <Section title={`${t.title} · ${t.staff}`}>{rows(staff)}</Section>
      <Section title={`${t.title} · ${t.volunteers}`}>
        {rows(volunteers.slice(0, SHOWN_VOLUNTEERS))}
        {rest.length > 0 && (
          <details>
            <summary>{t.moreVolunteers}</summary>
            {rows(rest)}
          </details>
        )}
      </Section>
    </>
  );
}

type RowsProps = { readonly people: readonly DemoPerson[]; readonly visit: Visit; readonly trouble?: FormTrouble };

function PeopleRows({ people, visit, trouble }: RowsProps) {
  return (
    <Rows>
      {people.map((person) => (
        <Row
          key={person.personId}
          title={person.name}
          meta={metaOf(person, visit)}
          action={
            <PostForm visit={visit} name="demo" trouble={trouble} fields={{ personId: person.personId }} by="personId">
              <SendButton weight="quiet">{words[visit.locale].demo.enter(person.name)}</SendButton>
            </PostForm>
          }
        />
      ))}
    </Rows>
  );
}

function metaOf(person: DemoPerson, visit: Visit): string {
  const t = words[visit.locale];
  const roles = person.roles.map((role) => roleName(role, visit.locale));
  const said = [person.post, ...roles.filter((role) => !person.post.includes(role)), person.organisationName];
  return [...said.filter(Boolean), t.demo.phone(person.phone)].join(' · ');
}
