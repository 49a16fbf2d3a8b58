import type { Locale } from '../../../kernel/words.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Offers } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findFigure } from '../../../platform/server/figure-offers.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { Bulletin } from '../domain/model.ts';

/** What a list shows of each bulletin. One query for all names. */
export async function cardsOf(tx: Tx, bulletins: readonly Bulletin[]) {
  const ids = [...new Set(bulletins.map((bulletin) => bulletin.organisationId))];
  const organisations = await findOrganisations(tx, ids);
  return bulletins.map((bulletin) => ({
    ...bulletin,
    organisationName: organisations.get(bulletin.organisationId)?.name ?? '',
  }));
}

/** The frozen numbers with the names that figures have in this language. */
export function figuresShown(offers: Offers, bulletin: Bulletin, locale: Locale) {
  return bulletin.figures.map((figure) => {
    const known = findFigure(offers, figure.figureId)?.words[locale];
    return { ...figure, name: known?.name ?? figure.figureId, unit: known?.unit ?? '' };
  });
}

/** The numbers as they are printed: in Chinese, each with how it is counted (DOC-06). */
export function figuresPrinted(offers: Offers, bulletin: Bulletin) {
  return figuresShown(offers, bulletin, 'zh-CN').map((figure) => ({
    ...figure,
    definition: findFigure(offers, figure.figureId)?.words['zh-CN'].definition ?? '',
  }));
}

export async function viewOf(call: Doing & { offers: Offers; locale: Locale }, bulletin: Bulletin) {
  const [card] = await cardsOf(call.tx, [bulletin]);
  if (!card) throw new Error('A bulletin lost its card.');
  return { ...card, figures: figuresShown(call.offers, bulletin, call.locale), copies: bulletin.copies };
}
