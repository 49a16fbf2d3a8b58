/** A merged record and one it leads to. */
export type Alias = { readonly id: string; readonly at: string };

/** The last step of each way: aliases come in order of steps. */
export function resolve(aliases: readonly Alias[]): Map<string, string> {
  return new Map(aliases.map((alias) => [alias.id, alias.at]));
}

/** Each of these ids with all that are the same person, itself first. */
export function gatherAliases(ids: readonly string[], aliases: readonly Alias[]): Map<string, string[]> {
  const gathered = new Map(ids.map((id) => [id, [id]]));
  for (const alias of aliases) gathered.get(alias.at)?.push(alias.id);
  return gathered;
}
