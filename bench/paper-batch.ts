import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Credential } from '../src/capabilities/credentials/domain/model.ts';
import { printPapers } from '../src/capabilities/credentials/server/paper/print-papers.ts';

const PAPERS = 1_000;
const LOOK_EVERY_MS = 50;
const place = { publicUrl: 'https://tongxin.example.cn', slug: 'bench' };

function paper(no: number): Credential {
  const number = `BEN-ZS01-2026-${String(no).padStart(4, '0')}`;
  const snapshot = {
    kind: 'thanks',
    number,
    issuerName: '港城志愿服务队',
    holderName: `王人${no}`,
    title: null,
    text: '感谢您参加今年的志愿服务，为社区老人引导、登记、陪同。',
    period: null,
    services: [],
    issuedOn: '2026-09-28',
    validUntil: null,
  };
  const code = String(no).padStart(10, '7Q2M0XK4ZT');
  return { id: number, kind: 'thanks', number, code, snapshot } as unknown as Credential;
}

/** The resident memory of the press, which is a child of this process; in megabytes. */
function pressMegabytes(): number {
  const children = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const press = children.split('\n').find((line) => line.includes('press-process'));
  return Math.round(Number(press?.trim().split(' ')[0] ?? 0) / 1024);
}

/** How long a thousand papers take to be set into one file, and how much memory the press and this process hold. */
export async function measurePaperBatch(): Promise<void> {
  const papers = Array.from({ length: PAPERS }, (_, no) => paper(no + 1));
  await printPapers(papers.slice(0, 1), place, 'zh-CN');
  let pressMost = 0;
  const timer = setInterval(() => (pressMost = Math.max(pressMost, pressMegabytes())), LOOK_EVERY_MS);
  const started = performance.now();
  const pdf = await printPapers(papers, place, 'zh-CN');
  const seconds = Number(((performance.now() - started) / 1_000).toFixed(2));
  clearInterval(timer);
  const result = {
    papers: PAPERS,
    seconds,
    pdfMegabytes: Number((pdf.byteLength / 1_048_576).toFixed(1)),
    pressMegabytes: pressMost,
    serverMegabytes: Math.round(process.memoryUsage.rss() / 1_048_576),
  };
  const path = new URL('./results/paper-batch.json', import.meta.url);
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(readFileSync(path, 'utf8'));
}

if (import.meta.main) await measurePaperBatch();
