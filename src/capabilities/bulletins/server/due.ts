import { isSame } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { findOrganisations, listReachIds } from '../../organisations/server/door.ts';
import type { Bulletin } from '../domain/model.ts';
import { whyNot } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import * as store from './store.ts';

const RECENT = 50;

/** Bulletins that wait for my signature, and drafts of mine that came back. */
export async function listDue({ tx, actor, locale }: DueQuestion): Promise<readonly DueItem[]> {
  const within = await listReachIds(tx, actor, ['editor', 'signer']);
  const recent = await store.listOfOrganisations(tx, within, { limit: RECENT });
  const issuers = await findOrganisations(tx, [...new Set(recent.map((bulletin) => bulletin.organisationId))]);
  const t = words[locale];
  const itemOf = (bulletin: Bulletin, tag: string, step: string): DueItem => ({
    id: `bulletin-${bulletin.id}`,
    tag: { tone: 'waiting', text: tag },
    title: bulletin.title,
    detail: t.draftedBy(issuers.get(bulletin.organisationId)?.name ?? '', t.day(civilDateOf(bulletin.draftedAt))),
    dueOn: null,
    step: { text: step, to: `/bulletins/${bulletin.id}`, weight: 'main' },
  });
  return recent.flatMap((bulletin) => {
    const issuer = issuers.get(bulletin.organisationId);
    if (!issuer) return [];
    if (!whyNot(actor, { bulletin, issuer }, 'sign-off')) return [itemOf(bulletin, t.waitsForSignature, t.goSign)];
    const isMine = isSame(actor, bulletin.draftedBy);
    const cameBack = bulletin.state === 'draft' && bulletin.returnReason !== null;
    return isMine && cameBack ? [itemOf(bulletin, t.cameBack, t.goEdit)] : [];
  });
}
