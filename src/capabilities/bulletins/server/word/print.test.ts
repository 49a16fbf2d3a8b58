import { beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../../../../test/unzip.ts';
import type { Bulletin } from '../../domain/model.ts';
import { printBulletin } from './print.ts';

const bulletin: Bulletin = {
  id: 'b',
  organisationId: 'o',
  title: '东营港经济开发区第三季度党建共建和志愿服务工作情况',
  lead: '九月，各单位按约定办理。',
  paragraphs: [{ id: 'p', text: '9月18日，社区开展义诊。\n下午，回访三户。', source: null }],
  distribution: { report: '区党工委', send: '', issue: '各共建单位' },
  copies: 40,
  state: 'published',
  figures: [],
  draftedBy: 'editor',
  draftedAt: '2026-09-28T00:00:00.000Z',
  editedBy: [],
  returnReason: null,
  signedBy: 'signer',
  issueNo: 3,
  totalNo: 12,
  issuedOn: '2026-10-05',
};
const hours = {
  figureId: 'service-minutes',
  from: '2026-07',
  to: '2026-09',
  value: 3_840,
  text: '64',
  measuredAt: '2026-10-03T07:00:00.000Z',
  name: '志愿服务时长',
  unit: '小时',
  definition: '服务记录之和。',
};

async function printed(more: Partial<Bulletin> = {}) {
  const organisationName = '东营港经济开发区党建联席办公室';
  const files = unzip(
    await printBulletin({ bulletin: { ...bulletin, ...more }, series: '同心简报', organisationName, figures: [hours] }),
  );
  const part = (name: string) => files.get(`word/${name}.xml`) ?? '';
  const paragraphs = (part('document').match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []).map((xml) => ({
    xml,
    text: [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:tab\/>/g)].map(([, text]) => text ?? '\t').join(''),
  }));
  const like = (start: string) => paragraphs.find(({ text }) => text.startsWith(start))?.xml ?? `no paragraph ${start}`;
  return { part, like, texts: paragraphs.map(({ text }) => text) };
}

let paper: Awaited<ReturnType<typeof printed>>;
beforeAll(async () => {
  paper = await printed();
});

describe('the Word file of a bulletin', () => {
  it('has the page of GB/T 9704: A4, the margins, 22 lines of 28 characters (DOC-01)', () => {
    const document = paper.part('document');
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>');
  });

  it('is set in 三号 仿宋, with lines of which 22 stand on the page, and names what to take where it is missing', () => {
    const normal = paper.part('styles').match(/<w:style [^>]*w:default="1" w:styleId="Normal">.*?<\/w:style>/s)?.[0];
    expect(normal).toContain('w:eastAsia="仿宋_GB2312"');
    expect(normal).toContain('<w:sz w:val="32"/>');
    const line = Number(normal?.match(/w:line="(\d+)" w:lineRule="exact"/)?.[1]);
    expect(Math.floor((16_838 - 2_098 - 1_984) / line)).toBe(22);
    expect(paper.part('fontTable')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
  });

  it('opens with the red name, the number, the issuer at the left and the day at the right (DOC-03)', () => {
    expect(paper.like('同心简报')).toContain('<w:color w:val="C00000"/>');
    expect(paper.texts.slice(0, 3)).toEqual([
      '同心简报',
      '第3期（总第12期）',
      '东营港经济开发区党建联席办公室\t2026年10月5日',
    ]);
    expect(paper.like('东营港经济开发区党建联席办公室')).toContain('<w:tab w:val="right"');
    expect(paper.part('document')).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="C00000"/);
  });

  it('has its title two lines below, in 二号, broken into a trapezoid', () => {
    const [start, end] = [paper.texts.indexOf('东营港经济开发区第三季度'), paper.texts.indexOf(bulletin.lead)];
    expect(paper.texts.slice(start - 2, end)).toEqual([
      '',
      '',
      '东营港经济开发区第三季度',
      '党建共建和志愿服务工作情况',
      '',
    ]);
    expect(paper.like('东营港经济开发区第三季度')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/s);
  });

  it('indents each paragraph by two characters and sets headings in 黑体 (DOC-02)', () => {
    for (const start of [bulletin.lead, '一、办理情况', '9月18日', '下午', '（一）志愿服务时长']) {
      expect(paper.like(start)).toContain('w:firstLineChars="200"');
    }
    expect(paper.like('一、办理情况')).toContain('w:eastAsia="黑体"');
    expect(paper.like('二、有关数字（2026年7月至9月）')).toContain('w:eastAsia="黑体"');
  });

  it('prints each number with how it is counted and when it was taken (DOC-06)', () => {
    expect(paper.texts).toContain('（一）志愿服务时长：64小时。服务记录之和。');
    expect(paper.texts).toContain('以上数字由记录汇总，取数时间为2026年10月3日15:00。');
  });

  it('numbers pages at the outer side: right on odd pages, left on even ones', () => {
    expect(paper.part('settings')).toContain('<w:evenAndOddHeaders/>');
    const sides = ['footer1', 'footer2'].map((name) => paper.part(name).match(/<w:jc w:val="(\w+)"\/>/)?.[1]);
    expect(sides).toEqual(['right', 'left']);
    expect(paper.part('footer1')).toMatch(/— .*PAGE.* —/s);
  });

  it('ends with those to whom it goes and the number of copies', async () => {
    expect(paper.texts.filter((text) => /^[报送发（共]/.test(text)).slice(-3)).toEqual([
      '报：区党工委',
      '发：各共建单位',
      '（共印40份）',
    ]);
    const bare = await printed({ distribution: { report: '', send: '', issue: '' }, copies: 0 });
    expect(bare.part('document')).not.toContain('<w:tbl>');
  });

  it('says of a draft that it is one', async () => {
    const draft = await printed({ state: 'draft', issueNo: null, totalNo: null, issuedOn: null, signedBy: null });
    expect(draft.texts[1]).toBe('（草稿，未签发）');
  });
});
