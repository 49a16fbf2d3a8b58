import type { PaperKind, Sex } from '../domain/papers.ts';
import { partsOfList } from '../domain/person-row.ts';
import type { ConsentMethod, GuardianRelation, PartyRole, ServiceCategory } from '../domain/record.ts';
import type { z } from 'zod';

/** What the form of a record holds; names nest as in the route, so that the server's answers find their fields. */
export type RecordForm = {
  name?: string;
  phone?: string;
  sharedPhoneNote?: string;
  sex?: Sex;
  birthOn?: string;
  paper?: { kind?: PaperKind; number?: string };
  residenceRegion?: string;
  skills?: string;
  serviceCategories?: ServiceCategory[];
  isPartyMember?: 'yes' | 'no';
  party?: { organisationId?: string; role?: z.infer<typeof PartyRole> };
  organisationId?: string;
  consentReference?: string;
  guardian?: GuardianForm;
};

export type GuardianForm = {
  name?: string;
  relation?: z.infer<typeof GuardianRelation>;
  contact?: string;
  consentedAt?: string;
  method?: z.infer<typeof ConsentMethod>;
};

const filled = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text);

/** The fields as the routes want them: what was left empty is left out. */
export function toInput(form: RecordForm) {
  const { paper, party, phone, guardian: _, isPartyMember, ...rest } = form;
  return {
    name: filled(rest.name),
    phone: filled(phone),
    sharedPhoneNote: filled(phone) ? filled(rest.sharedPhoneNote) : undefined,
    sex: rest.sex,
    birthOn: filled(rest.birthOn),
    paper: filled(paper?.number) ? { kind: paper?.kind ?? 'resident-id', number: paper?.number ?? '' } : undefined,
    residenceRegion: filled(rest.residenceRegion),
    skills: rest.skills === undefined ? undefined : partsOfList(rest.skills),
    serviceCategories: rest.serviceCategories,
    isPartyMember: isPartyMember && isPartyMember === 'yes',
    party:
      isPartyMember === 'yes' && party?.organisationId
        ? { organisationId: party.organisationId, role: party.role ?? ('member' as const) }
        : undefined,
    organisationId: rest.organisationId,
    consentReference: filled(rest.consentReference),
  };
}
