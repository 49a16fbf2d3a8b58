import { resolve } from 'node:path';
import { findingText, sortFindings, type Finding } from './finding.ts';
import { loadHouse } from './house.ts';
import { rules } from './rules/all.ts';
import { runTools, toolsFor, type ToolResult } from './tools.ts';
import { readTree } from './tree.ts';

/**
 * `node tools/check/check.ts [folder] [--rules] [--only=floors,links]`: the rules of this house, then the programs
 * of others. `--rules` leaves those out; `--only` runs some of the rules and nothing else.
 */
async function main(words: readonly string[]): Promise<boolean> {
  const root = resolve(words.find((word) => !word.startsWith('--')) ?? '.');
  const only = words
    .find((word) => word.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const tools = only || words.includes('--rules') ? [] : toolsFor(root);
  const running = runTools(root, tools);
  const findings = await checkRules(root, only);
  const results = await running;
  for (const result of results) printTool(result);
  const ok = findings.length === 0 && results.every((result) => result.ok);
  print(ok ? 'Everything holds.' : summary(findings, results));
  return ok;
}

async function checkRules(root: string, only: readonly string[] | undefined): Promise<readonly Finding[]> {
  const start = performance.now();
  const tree = readTree(root);
  const house = await loadHouse(tree);
  const all: Finding[] = [];
  for (const rule of rules) {
    if (only && !only.includes(rule.name)) continue;
    const begun = performance.now();
    const findings = sortFindings(rule.find(tree, house));
    all.push(...findings);
    printLine(rule.name, findings.length === 0, performance.now() - begun);
    for (const finding of findings) print(`  ${findingText(finding)}`);
  }
  print(`${tree.files.size} files read and looked at in ${seconds(performance.now() - start)}`);
  return all;
}

function printTool(result: ToolResult): void {
  printLine(result.name, result.ok, result.ms);
  if (!result.ok && result.said !== '') print(result.said.replaceAll(/^/gm, '  '));
}

function printLine(name: string, ok: boolean, ms: number): void {
  print(`${ok ? 'holds ' : 'BROKEN'}  ${name.padEnd(12)} ${seconds(ms)}`);
}

function summary(findings: readonly Finding[], results: readonly ToolResult[]): string {
  const broken = results.filter((result) => !result.ok).map((result) => result.name);
  return [
    `${findings.length} findings of the house rules.`,
    ...(broken.length > 0 ? [`Also: ${broken.join(', ')}.`] : []),
  ].join(' ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
