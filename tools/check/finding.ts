/** One thing that is wrong, at a line, with the reason and the way out. */
export type Finding = {
  readonly file: string;
  readonly line: number;
  /** What is wrong, as the start of a sentence without its full stop. */
  readonly what: string;
  readonly why: string;
  readonly todo: string;
};

export function findingText(finding: Finding): string {
  return `${finding.file}:${finding.line}: ${finding.what}. ${finding.why}. ${finding.todo}.`;
}

/** By file, then by line, so that two runs print the same and a person can go through file by file. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
