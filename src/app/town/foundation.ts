import { addOrganisation } from '../../capabilities/organisations/contract.ts';
import { OrganisationKind } from '../../capabilities/organisations/domain/model.ts';
import { addRoot, findOrganisation } from '../../capabilities/organisations/server/door.ts';
import { findPerson, registerPerson } from '../../capabilities/people/server/door.ts';
import { introduceDemoPerson, setPassword } from '../../capabilities/access/server/door.ts';
import { grantAtSetUp } from '../../capabilities/roles/server/door.ts';
import { instantAt } from '../../kernel/days.ts';
import type { Fact } from '../../kernel/decision.ts';
import { storeFacts } from '../../platform/server/facts.ts';
import type { Doing } from '../../platform/server/handle.ts';
import { newId } from '../../platform/server/ids.ts';
import type { Place } from '../../platform/server/place.ts';
import { addPlace } from '../../platform/server/places.ts';
import type { House } from '../house.ts';
import { DEMO_PASSWORD, phoneOf } from './cast.ts';
import type { OrganisationCast, PersonCast, PlaceCast } from './cast/posts.ts';
import { Company } from './company.ts';
import { setStanding } from './standing.ts';
import { idOf, Stage } from './stage.ts';

/** The day on which the places were set up, before anything was promised. */
const SET_UP = instantAt('2026-01-04', '09:00');

/**
 * Makes a place with its organisations and people, as a set-up would: the root and the first rights through doors,
 * every other organisation through the route that coordinators use. Done again it finds everything there.
 */
export async function raise(house: House, cast: PlaceCast, index: number): Promise<Company> {
  const place = await ensurePlace(house, cast);
  const company = new Company(new Stage(place, house.performer), cast);
  const [root, ...others] = cast.organisations;
  if (!root) throw new Error(`${cast.slug} has no organisation.`);
  await inSetUp(house, place, (doing) => raiseRoot(doing, company, root));
  await inSetUp(house, place, async (doing) => {
    const facts: Fact[] = [];
    for (const [no, person] of cast.people.entries()) {
      if (person.organisation === root.key)
        facts.push(...(await raisePerson(doing, company, person, phoneOf(index, no))));
    }
    return facts;
  });
  company.stage.at('2026-01-04', '10:00');
  for (const organisation of others) await addByCoordinator(company, organisation);
  await inSetUp(house, place, async (doing) => {
    const facts: Fact[] = [];
    for (const [no, person] of cast.people.entries()) {
      const phone = phoneOf(index, no);
      if (person.organisation !== root.key) facts.push(...(await raisePerson(doing, company, person, phone)));
      const { personId } = company.player(person.key);
      await introduceDemoPerson(doing.tx, {
        personId,
        no,
        post: person.position,
        phone,
        hasPassword: person.hasPassword === true,
      });
    }
    return facts;
  });
  await setStanding(company);
  return company;
}

async function ensurePlace(house: House, cast: PlaceCast): Promise<Place> {
  const known = house.places().find((place) => place.slug === cast.slug);
  if (known) return known;
  const { slug, name, regionCode, ledgerPrefix } = cast;
  const place = { tenantId: idOf(`place/${slug}`), slug, name, regionCode, ledgerPrefix };
  await addPlace(house.database, place, SET_UP);
  await house.learnPlaces();
  return place;
}

/** One transaction of the set-up, with its facts. */
async function inSetUp(house: House, place: Place, work: (doing: Doing) => Promise<readonly Fact[]>): Promise<void> {
  const actor = { kind: 'system', tenantId: place.tenantId, name: 'set-up' } as const;
  await house.database.write(place.tenantId, async (tx) => {
    const facts = await work({ tx, actor, place, now: SET_UP, newId });
    await storeFacts(
      tx,
      facts.map((fact) => ({ fact, actor })),
      SET_UP,
    );
  });
}

async function raiseRoot(doing: Doing, company: Company, root: OrganisationCast): Promise<readonly Fact[]> {
  const id = company.org(root.key);
  if (await findOrganisation(doing.tx, id)) return [];
  return addRoot(doing, {
    id,
    kind: OrganisationKind.parse(root.kind),
    name: root.name,
    shortName: root.shortName,
    hostOrganisationId: null,
    regionCode: company.cast.regionCode,
  });
}

async function addByCoordinator(company: Company, organisation: OrganisationCast): Promise<void> {
  await company.stage.does(company.player('coordinator'), addOrganisation, {
    id: company.org(organisation.key),
    parentId: company.org(organisation.parent ?? company.cast.organisations[0]?.key ?? ''),
    kind: OrganisationKind.parse(organisation.kind),
    name: organisation.name,
    shortName: organisation.shortName,
    hostOrganisationId: organisation.host ? company.org(organisation.host) : null,
    regionCode: company.cast.regionCode,
  });
}

async function raisePerson(doing: Doing, company: Company, cast: PersonCast, phone: string): Promise<readonly Fact[]> {
  const { personId, grants } = company.player(cast.key);
  if (await findPerson(doing.tx, personId)) return [];
  const organisationId = company.org(cast.organisation);
  const registered = await registerPerson(doing, { id: personId, name: cast.name, phone, organisationId });
  if (!registered.ok) throw new Error(`${cast.name} could not be registered: ${registered.refusal}.`);
  const facts = [...registered.facts];
  for (const { role, organisationId: over } of grants) {
    const id = idOf(`${company.cast.slug}/grant/${cast.key}/${role}/${over}`);
    facts.push(...(await grantAtSetUp(doing, { id, personId, role, organisationId: over })));
  }
  if (cast.hasPassword) facts.push(...(await setPassword(doing, personId, DEMO_PASSWORD)));
  return facts;
}
