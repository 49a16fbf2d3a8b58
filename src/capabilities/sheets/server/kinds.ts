import type { Locale } from '../../../kernel/words.ts';
import type { CapabilityOffer, Sentence } from '../../../platform/server/offers.ts';
import type { ExportDefinition } from '../../../platform/server/sheets/export-definition.ts';
import type { ImportDefinition, RowProblem } from '../../../platform/server/sheets/import-definition.ts';
import { words } from '../messages/words.ts';

/** A definition with the words of the capability that offers it. */
export type Kind = { readonly definition: ImportDefinition; readonly capability: CapabilityOffer };

let kinds: ReadonlyMap<string, Kind> | undefined;
let exportKinds: readonly ExportDefinition[] = [];
let offered: readonly CapabilityOffer[] = [];

/** Set once at start: jobs are run without a call, so nobody hands them what the house offers. */
export function useSheetKinds(capabilities: readonly CapabilityOffer[]): void {
  const all = capabilities.flatMap((capability) =>
    (capability.imports ?? []).map((definition) => [definition.name, { definition, capability }] as const),
  );
  kinds = new Map(all);
  offered = capabilities;
  exportKinds = capabilities.flatMap((capability) => capability.exports ?? []);
  if (kinds.size < all.length) throw new Error('Two capabilities offer an import of the same name.');
}

export function listAllKinds(): readonly Kind[] {
  if (!kinds) throw new Error('The kinds of imports are set at start.');
  return [...kinds.values()];
}

export function listExportKinds(): readonly ExportDefinition[] {
  return exportKinds;
}

export function findExportKind(name: string): ExportDefinition | undefined {
  return exportKinds.find((definition) => definition.name === name);
}

export function exportKindOf(name: string): ExportDefinition {
  const definition = findExportKind(name);
  if (!definition) throw new Error(`No capability offers the export ${name}.`);
  return definition;
}

export function findKind(name: string): Kind | undefined {
  return listAllKinds().find(({ definition }) => definition.name === name);
}

/** The kind of an import under way. A definition is only taken away together with the imports that follow it. */
export function kindOf(name: string): Kind {
  const kind = findKind(name);
  if (!kind) throw new Error(`No capability offers the import ${name}.`);
  return kind;
}

/** What is wrong, as a sentence: in the words of the definition, of its capability, or of every import. */
export function problemSentence({ definition, capability }: Kind, problem: RowProblem, locale: Locale): string {
  const sentence: Sentence | undefined =
    definition.words[locale].problems[problem.code] ??
    words[locale].rowProblems[problem.code] ??
    capability.words[locale].refusals[problem.code];
  if (sentence === undefined) throw new Error(`${definition.name} has no sentence for ${problem.code}.`);
  return typeof sentence === 'string' ? sentence : sentence(inWords(problem.detail ?? {}, locale));
}

/** A capability is named in a detail by what it is called in the house; people know it by its own words. */
function inWords(detail: NonNullable<RowProblem['detail']>, locale: Locale): NonNullable<RowProblem['detail']> {
  const capability = offered.find(({ name }) => name === detail['capability']);
  return capability ? { ...detail, capability: capability.words[locale].name } : detail;
}

export function columnTitle({ definition }: Kind, key: string, locale: Locale): string {
  return definition.columns.find((column) => column.key === key)?.title[locale] ?? key;
}
