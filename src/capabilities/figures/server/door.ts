import type { FigureDefinition, FigureQuestion, Offers } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { figureText } from '../domain/rules.ts';

/** A figure by its id, from what all capabilities contribute. */
export function findFigure(offers: Offers, figureId: string): FigureDefinition | undefined {
  return offers.capabilities.flatMap((capability) => capability.figures ?? []).find((each) => each.id === figureId);
}

/** The value of a figure now, with the text that shows it. */
export async function measure(tx: Tx, figure: FigureDefinition, question: FigureQuestion) {
  const value = await figure.total(tx, question);
  return { value, text: figureText(value, figure.kind) };
}
