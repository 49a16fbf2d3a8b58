import { cutPage } from '../../../../kernel/contract.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { findLink, proveInclusion } from '../../../../platform/server/chain/inclusion.ts';
import { findFact, searchFacts } from '../../../../platform/server/fact-search.ts';
import { answer } from '../../../../platform/server/handle.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import * as policy from '../../domain/policy.ts';
import { understandFilter } from '../ask-filter.ts';
import { presentFacts } from '../present.ts';

export const listFactKinds = answer(contract.listFactKinds, async ({ offers, locale }) => ({
  items: offers.capabilities.flatMap(({ name: capability, words }) =>
    Object.entries(words[locale].facts).map(([name, sentence]) => ({
      name,
      sentence,
      capability,
      capabilityName: words[locale].name,
    })),
  ),
}));

export const listFacts = answer(contract.listFacts, async (call) => {
  const { tx, actor, input } = call;
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  if (!policy.mayAuditPlace(actor, roots)) return refuse('place-not-yours');
  const { after, limit, ...asked } = input;
  const found = await searchFacts(tx, await understandFilter(tx, asked), { after, limit: limit + 1 });
  const page = cutPage(found, limit, (fact) => fact.id);
  return { ...page, items: await presentFacts(call, page.items) };
});

export const getFact = answer(contract.getFact, async (call) => {
  const { tx, actor, input } = call;
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  if (!policy.mayAuditPlace(actor, roots)) return refuse('place-not-yours');
  const fact = await findFact(tx, input.factId);
  const [shown] = fact ? await presentFacts(call, [fact]) : [];
  if (!fact || !shown) return refuse('fact-not-found');
  const proof = await proveInclusion(tx, fact.id);
  return {
    ...shown,
    link: (await findLink(tx, fact.position)) ?? null,
    proof: proof ? { ...proof, path: [...proof.path] } : null,
  };
});
