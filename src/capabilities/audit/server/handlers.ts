import { cutPage } from '../../../kernel/contract.ts';
import { refuse } from '../../../kernel/decision.ts';
import { listFacts as listStoredFacts } from '../../../platform/server/facts.ts';
import { answer } from '../../../platform/server/handle.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
import * as contract from '../contract.ts';
import * as policy from '../domain/policy.ts';

export const listFactKinds = answer(contract.listFactKinds, async ({ offers, locale }) => ({
  items: offers.capabilities.flatMap(({ words }) =>
    Object.entries(words[locale].facts).map(([name, sentence]) => ({
      name,
      sentence,
      capabilityName: words[locale].name,
    })),
  ),
}));

export const listFacts = answer(contract.listFacts, async ({ tx, actor, input, offers, locale }) => {
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  if (!policy.mayAuditPlace(actor, roots)) return refuse('place-not-yours');
  const found = await listStoredFacts(tx, { ...input, limit: input.limit + 1 });
  const page = cutPage(found, input.limit, (fact) => fact.id);
  return {
    ...page,
    items: page.items.map((fact) => {
      const capability = offers.capabilities.find((each) => fact.name.startsWith(`${each.name}.`));
      return {
        id: fact.id,
        at: fact.at,
        actorId: fact.actorId,
        name: fact.name,
        sentence: capability?.words[locale].facts[fact.name] ?? fact.name,
        capabilityName: capability?.words[locale].name ?? '',
        subjectKind: fact.subject.kind,
        subjectId: fact.subject.id,
        detail: { ...fact.detail },
      };
    }),
  };
});
