import sharp, { type OutputInfo } from 'sharp';
import { execFileSync, type StdioOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Credential, CredentialKind, Snapshot } from '../../domain/model.ts';
import { printPapers } from './print-papers.ts';

const place = { publicUrl: 'https://tongxin.example.cn', slug: 'dongying' };

type More = Partial<Snapshot> & { kind?: CredentialKind };

function paper(more: More = {}): Credential {
  const kind = more.kind ?? 'service-proof';
  const number = more.number ?? 'DYG-ZS01-2026-0001';
  const services = [
    { on: '2026-09-05', title: '港城中秋关爱老人', placeText: '幸福社区广场', minutes: 150 },
    { on: '2026-09-19', title: '海滩清洁', placeText: '东营港海滨', minutes: 180 },
  ];
  const snapshot: Snapshot = {
    version: 1,
    placeName: { 'zh-CN': '东营港', en: 'Dongying Port' },
    issuerName: '港城志愿服务队',
    holderName: '丁一',
    volunteerNo: 'V2026-00001',
    handlerName: '唐队务',
    title: null,
    text: kind === 'service-proof' ? '' : '感谢您在中秋期间为辖区独居老人送餐、理发，风雨无阻。',
    period: { from: '2026-09-01', to: '2026-09-28' },
    minutesByGrade: { C: 330 },
    services: kind === 'service-proof' ? services : [],
    totalMinutes: kind === 'service-proof' ? 330 : 0,
    issuedOn: '2026-09-28',
    validUntil: kind === 'training-certificate' ? '2029-09-27' : null,
    salt: '',
    ...more,
    kind,
    number,
  };
  return { id: 'paper', kind, number, code: '7Q2M0XK4ZT', snapshot } as unknown as Credential;
}

/** The tools remark on things that readers do not mind. */
const QUIET: StdioOptions = ['pipe', 'pipe', 'ignore'];

/** Draws one page of a PDF as a grey picture, with the machine's own tool, which knows nothing of how it was made. */
function draw(pdf: Uint8Array, pageNo = 1): Promise<{ data: Buffer; info: OutputInfo }> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    const page = String(pageNo);
    execFileSync('pdftoppm', ['-r', '72', '-png', '-singlefile', '-f', page, '-l', page, 'paper.pdf', 'page'], {
      cwd: folder,
      stdio: QUIET,
    });
    return sharp(readFileSync(join(folder, 'page.png')))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Band = readonly [number, number];

/** The share of dark points within a band of the page, given in parts of its height and width. */
async function inkIn(pdf: Uint8Array, [top, bottom]: Band, [left, right]: Band = [0.1, 0.9]) {
  const { data, info } = await draw(pdf);
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(top * info.height); y < bottom * info.height; y += 1) {
    for (let x = Math.floor(left * info.width); x < right * info.width; x += 1) {
      all += 1;
      if ((data[y * info.width + x] ?? 255) < 160) dark += 1;
    }
  }
  return dark / all;
}

describe('a paper, drawn', () => {
  test.each(['service-proof', 'training-certificate', 'thanks', 'plaque'] as const)(
    '%s: there is ink where its title, its words and its QR code stand',
    async (kind) => {
      const pdf = await printPapers([paper({ kind })], place, 'zh-CN');
      const words = { 'service-proof': [0.07, 0.12], thanks: [0.11, 0.16], plaque: [0.33, 0.45] } as const;
      const band = words[kind === 'training-certificate' ? 'thanks' : kind];
      expect(await inkIn(pdf, band)).toBeGreaterThan(0.015);
      expect(await inkIn(pdf, [0.8, 0.9], [0.11, 0.24])).toBeGreaterThan(0.2);
      // And none where nothing stands: a page that came out black would pass the lines above.
      expect(await inkIn(pdf, [0.05, 0.06], [0.15, 0.85])).toBe(0);
    },
  );

  it('has the same bytes each time, and others when one sign differs', async () => {
    const [one, again, other] = await Promise.all([
      printPapers([paper()], place, 'zh-CN'),
      printPapers([paper()], place, 'zh-CN'),
      printPapers([paper({ holderName: '丁二' })], place, 'zh-CN'),
    ]);
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  });
});

describe('names that are hard to set', () => {
  const textOf = (pdf: Uint8Array) =>
    execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', stdio: QUIET }).replaceAll(/\s/g, '');

  test.each([
    ['of a minority, with its dot', '阿卜杜热依木·买买提图尔荪', '阿卜杜热依木·买买提图尔荪'],
    ['with a rare sign the font has', '王䶮', '王䶮'],
    ['of one organisation, very long', '东营港经济开发区'.repeat(8), '东营港经济开发区'.repeat(8)],
    ['in Latin letters', 'Muhammad-Ali Abdurrahman Al-Kashgari', 'Muhammad-AliAbdurrahmanAl-Kashgari'],
  ])('%s', async (_what, holderName, shown) => {
    for (const kind of ['service-proof', 'thanks', 'plaque'] as const) {
      const pdf = await printPapers([paper({ kind, holderName })], place, 'zh-CN');
      expect(textOf(pdf)).toContain(shown);
    }
  });

  it('with a sign the font lacks: it is marked, and told which it is, never an empty box', async () => {
    const pdf = await printPapers([paper({ kind: 'thanks', holderName: '李𪚥' })], place, 'zh-CN');
    const text = textOf(pdf);
    expect(text).toContain('李〓：');
    expect(text).toContain('U+2A6A5');
  });

  it('nothing anybody writes is read as an instruction', async () => {
    const text = '#panic("x") $a$ *b* @c <d> // e `f` \\ [g] #image("/etc/passwd")';
    const pdf = await printPapers([paper({ kind: 'thanks', text })], place, 'zh-CN');
    expect(textOf(pdf)).toContain('#panic("x")$a$*b*@c<d>//e`f`\\[g]#image("/etc/passwd")');
  });
});

it('a long record goes over pages, each with its head; many papers are one file', async () => {
  const line = {
    on: '2026-09-05',
    title: '关爱老人、打扫卫生、理发',
    placeText: '仙河镇幸福社区活动中心',
    minutes: 90,
  };
  const long = paper({ services: Array.from({ length: 90 }, () => line), totalMinutes: 8_100 });
  const pdf = await printPapers([long, paper({ number: 'DYG-ZS01-2026-0002' })], place, 'en');
  const pages = Number(/Pages:\s+(\d+)/.exec(infoOf(pdf))?.[1]);
  expect(pages).toBeGreaterThanOrEqual(4);
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', stdio: QUIET }).replaceAll(
    /\s+/g,
    ' ',
  );
  expect(text.match(/Day Service Place/g)?.length).toBeGreaterThanOrEqual(3);
  expect(text).toContain('90 times, 135 hours in all');
});

function infoOf(pdf: Uint8Array): string {
  return execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8', stdio: QUIET });
}
