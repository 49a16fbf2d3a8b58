import type { FigureDefinition, FigureQuestion, Offers } from './offers.ts';
import { countText, hoursText } from '../../kernel/quantity.ts';
import type { Tx } from './transaction.ts';

/** All figures that capabilities contribute, in the order of the floors. */
export function figuresOf(offers: Offers): readonly FigureDefinition[] {
  return offers.capabilities.flatMap((capability) => capability.figures ?? []);
}

export function findFigure(offers: Offers, figureId: string): FigureDefinition | undefined {
  return figuresOf(offers).find((figure) => figure.id === figureId);
}

/** The figure as it is shown: minutes as hours with one decimal, counts with a comma between thousands. */
export function figureText(value: number, kind: FigureDefinition['kind']): string {
  return kind === 'minutes' ? hoursText(value) : countText(value);
}

/** The value of a figure as of this transaction, with the text that shows it. */
export async function measure(tx: Tx, figure: FigureDefinition, question: FigureQuestion) {
  const value = await figure.total(tx, question);
  return { value, text: figureText(value, figure.kind) };
}
