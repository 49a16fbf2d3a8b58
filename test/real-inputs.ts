import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { offers } from '../src/app/floors.ts';
import { NoticePoint } from '../src/capabilities/privacy/domain/notice.ts';
import type { Route } from '../src/kernel/contract.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { sampleOf } from './samples.ts';

export type AnyRoute = Route<z.ZodObject, z.ZodType, string>;
type Input = Readonly<Record<string, unknown>>;

export const handlers = offers.capabilities.flatMap((capability) => capability.handlers);
export const routes: readonly AnyRoute[] = handlers.map((handler) => handler.route);

/** Everything there is in one place, by the fields in which routes name it. */
export type Things = Readonly<Record<string, readonly Input[]>>;

const queries: Readonly<Record<string, string>> = {
  needId: `select n.id as "needId", l.id as "lineId" from three_lists.need n
           join three_lists.need_line l on l.tenant_id = n.tenant_id and l.need_id = n.id where n.tenant_id = $1`,
  segmentId: `select activity_id as "activityId", id as "segmentId", coalesce(roll_call_id, id) as "rollCallId"
              from activities.segment where tenant_id = $1`,
  activityId: 'select id as "activityId" from activities.activity where tenant_id = $1',
  agreementId: `select a.id as "agreementId", p.organisation_id as "organisationId" from agreements.agreement a
                join agreements.party p on p.tenant_id = a.tenant_id and p.agreement_id = a.id
                where a.tenant_id = $1 order by p.role`,
  clauseId: 'select id as "clauseId" from agreements.clause where tenant_id = $1',
  evidenceId:
    'select commitment_id as "commitmentId", id as "evidenceId" from commitments.evidence where tenant_id = $1',
  commitmentId: 'select id as "commitmentId" from commitments.commitment where tenant_id = $1',
  bulletinId: 'select id as "bulletinId" from bulletins.bulletin where tenant_id = $1',
  denialId: 'select id as "denialId" from roles.denial where tenant_id = $1',
  grantId: 'select id as "grantId" from roles.role_grant where tenant_id = $1',
  aliasId: `select organisation_id as "organisationId", id as "aliasId" from organisations.other_name
            where tenant_id = $1 and kind = 'alias'`,
  membershipId: `select alliance_id as "allianceId", id as "membershipId" from organisations.membership
                 where tenant_id = $1`,
  allianceId: 'select id as "allianceId" from organisations.alliance where tenant_id = $1',
  liaisonId:
    'select organisation_id as "organisationId", id as "liaisonId" from organisations.liaison where tenant_id = $1',
  intoOrganisationId: `select id as "organisationId", coalesce(parent_id, id) as "intoOrganisationId"
                       from organisations.organisation where tenant_id = $1`,
  keeperOrganisationId: 'select id as "keeperOrganisationId" from organisations.organisation where tenant_id = $1',
  ruleId: 'select id as "ruleId" from rulebook.rule_set where tenant_id = $1',
  parentId: 'select id as "parentId" from organisations.organisation where tenant_id = $1',
  organisationId: 'select id as "organisationId" from organisations.organisation where tenant_id = $1',
  importId: 'select id as "importId" from sheets.import where tenant_id = $1',
  exportId: `select id as "exportId" from sheets.export where tenant_id = $1
             union all select id from audit.export where tenant_id = $1`,
  personId: 'select id as "personId" from people.person where tenant_id = $1',
  oneId: `select a.id as "oneId", b.id as "otherId" from people.person a join people.person b using (tenant_id)
          where a.tenant_id = $1 and a.id < b.id order by a.id, b.id limit 3`,
  survivorId: `select a.id as "survivorId", b.id as "mergedId" from people.person a
               join people.person b using (tenant_id)
               where a.tenant_id = $1 and a.id < b.id order by a.id, b.id limit 3`,
  revealId: 'select person_id as "personId", id as "revealId" from people.reveal where tenant_id = $1',
  mergeId: 'select id as "mergeId" from people.merge where tenant_id = $1',
  complaintId: 'select id as "complaintId" from complaints.complaint where tenant_id = $1',
  draftId: 'select id as "draftId" from privacy.notice where tenant_id = $1',
  consentId: 'select id as "consentId" from privacy.consent where tenant_id = $1',
  requestId: 'select id as "requestId" from privacy.rights_request where tenant_id = $1',
  accessId: 'select id as "accessId" from privacy.minor_access where tenant_id = $1',
  volunteerNo: `select volunteer_no as "volunteerNo" from people.person
                where tenant_id = $1 order by birth_on nulls last limit 5`,
  factId: 'select id as "factId" from platform.fact where tenant_id = $1 order by id limit 5',
  checkpointNo: 'select no as "checkpointNo" from platform.checkpoint where tenant_id = $1 order by no limit 2',
};

export async function listThings(adminUrl: string, tenantId: string): Promise<Things> {
  return withClient(adminUrl, async (client) => {
    const things: Record<string, Input[]> = {};
    const all = { ...queries, ...(await queriesByTable(client)) };
    for (const [field, sql] of Object.entries(all)) things[field] = (await client.query<Input>(sql, [tenantId])).rows;
    return things;
  });
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** What no query above names is named after its table: `importId` is an id of a table called `import`. */
async function queriesByTable(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ schema: string; table: string }>(
    `select table_schema as schema, table_name as table from information_schema.columns
     where column_name in ('tenant_id', 'id') and udt_name = 'uuid' and table_schema not like 'pg_%'
     group by 1, 2 having count(*) = 2 order by 1, 2`,
  );
  const found: Record<string, string> = {};
  for (const { schema, table } of rows) {
    const field = `${table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}Id`;
    if (field in queries || field in found) continue;
    found[field] = `select id as "${field}" from ${schema}."${table}" where tenant_id = $1 order by id limit 10`;
  }
  return found;
}

const texts = {
  title: '送文具',
  subject: 'volunteer-stars',
  year: '2026',
  name: '试验支部',
  shortName: '试验',
  content: '送到户',
  purpose: '结对帮扶',
  description: '每户一份',
  summary: '都办完了',
  lead: '概述。',
  text: '已经送到',
  note: '当天送到',
  plan: '周末送到户',
  reason: '时间对不上',
  comment: '很好',
  areaText: '幸福社区',
  contactRole: '网格员',
  placeText: '幸福社区广场',
  conditions: '成年',
  risks: '无',
  guarantees: '饮水',
  howToSignUp: '在本页报名',
  phone: '13800000001',
  post: '党建联络人',
  lookupCode: 'ABCDE23456',
  number: 'TS-2026-0001',
};

const choices = {
  category: 'elderly',
  result: 'good',
  satisfaction: 5,
  amount: 1,
  copies: 1,
  capacity: 10,
  role: 'clerk',
  duty: 'helper',
  part: 'member',
  action: 'check-identity',
  isApproved: true,
  noticeVersion: 1,
  inForceOn: '2026-12-01',
  givenBy: 'guardian',
  regionCode: '370500',
  figureId: 'persons',
  when: 'past',
  distribution: { report: '', send: '', issue: '' },
  figures: { figureIds: ['persons'], from: '2026-01', to: '2026-09' },
};

const days = {
  on: '2026-09-28',
  validFrom: '2026-09-28',
  joinedOn: '2026-09-28',
  foundedOn: '2026-09-28',
  signedOn: '2026-09-28',
  startsOn: '2026-10-01',
  firstContactOn: '2026-10-02',
  dueOn: '2026-11-30',
  finishOn: '2026-11-30',
  deadlineOn: '2026-12-31',
  endsOn: '2027-09-30',
  from: '2026-01',
  to: '2026-09',
};

const times = { startsAt: '2026-11-07T01:00:00.000Z', endsAt: '2026-11-07T03:00:00.000Z' };

const kinds: Readonly<Record<string, string>> = {
  'sheets.start-import': 'organisations.organisations',
  'sheets.ask-export': 'people.people',
  'sheets.get-import-template': 'organisations.organisations',
  'organisations.add': 'branch',
  'organisations.change-details': 'branch',
  'organisations.found-alliance': 'party-building-alliance',
  'commitments.add-evidence': 'text-report',
  'complaints.file-complaint': 'complaint',
  'privacy.draft-notice': 'general',
  'privacy.get-notice': 'general',
  'privacy.send-request': 'look',
};

const notice = {
  title: '告知书',
  points: Object.fromEntries(NoticePoint.options.map((point) => [point, '这一点要写满十个字，让人看得明白。'])),
};

/** Words that mean something else in other routes. */
const ofPrivacy = {
  purpose: 'photo',
  what: 'guardian-telephone',
  evidenceFileId: randomUUID(),
  texts: { 'zh-CN': notice, en: notice },
};

/** What stands in the other fields. Each route takes those it knows; a value that fits none is named by the test. */
function valuesFor(route: AnyRoute, things: Things): Input {
  // Parties of agreements are of the kind that every route accepts.
  const ids = [...new Set((things['agreementId'] ?? []).map((each) => each['organisationId'] as string))];
  const [organisationId, requesterOrganisationId] = ids;
  const personId = things['personId']?.[0]?.['personId'];
  const id = randomUUID();
  const goods = { id: randomUUID(), name: '文具', amount: 1, unit: '份' };
  const sides = { providerOrganisationId: organisationId, requesterOrganisationId };
  const clause = { id: randomUUID(), text: '送文具到户', from: '2026-10-01', dueOn: '2026-11-30', way: 'direct' };
  return {
    ...texts,
    ...choices,
    ...days,
    ...times,
    id,
    organisationId,
    personId,
    leaderPersonId: personId,
    person: { capability: 'people', id: personId },
    kind: kinds[route.name],
    lines: route.name === 'activities.call-roll' ? [{ personId }] : [goods],
    segments: [{ id: randomUUID(), kind: 'volunteer-service', title: '送文具', ...times }],
    parties: ids.slice(0, 2).map((party) => ({ organisationId: party, role: 'main' })),
    clauses: [{ ...clause, ...sides, target: { amount: 1, unit: '份' } }],
    activityIds: things['activityId']?.slice(0, 1).map((each) => each['activityId']),
    paragraphs: [{ id: randomUUID(), text: '改过的一段。' }],
    ...(route.name.startsWith('privacy.') ? ofPrivacy : {}),
  };
}

/** Well-formed inputs of a route that name real things: one for each thing of the kind that its address names. */
export function inputsOf(route: AnyRoute, things: Things): Input[] {
  const fields = Object.keys(route.input.shape);
  const named = thingNamedBy(route, things);
  const frames = someOf((named && things[named]) || [{}]);
  return frames.map((frame) => {
    const values = { ...valuesFor(route, things), ...frame } as Record<string, unknown>;
    const asked = fields.map((field) => [field, valueFor(route.input.shape[field] as z.ZodType, values[field])]);
    return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
  });
}

/** Of many things so many that every state is among them, taken evenly. */
const MOST = 24;
function someOf(frames: readonly Input[]): readonly Input[] {
  const step = Math.max(1, frames.length / MOST);
  return frames.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** By which of its fields a route names a thing that there is; undefined for routes about nothing in particular. */
export function thingNamedBy(route: AnyRoute, things: Things): string | undefined {
  const fields = Object.keys(route.input.shape);
  return Object.keys(things).find((field) => fields.includes(field));
}

/** What was written down for the field where the route accepts it, otherwise whatever it accepts. */
function valueFor(schema: z.ZodType, known: unknown): unknown {
  return known !== undefined && schema.safeParse(known).success ? known : sampleOf(schema);
}
