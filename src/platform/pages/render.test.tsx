import { expect, test } from 'vitest';
import type { Knot } from '../../kernel/thread.ts';
import type { Frame } from './Layout.tsx';
import type { FormTrouble, Page, ViewProps, Visit } from './page.ts';
import { CheckField } from './parts/CheckField.tsx';
import { Coverage } from './parts/Coverage.tsx';
import { Link } from './parts/Link.tsx';
import { NumberField } from './parts/NumberField.tsx';
import { PostForm } from './parts/PostForm.tsx';
import { SendButton } from './parts/SendButton.tsx';
import { TextField } from './parts/TextField.tsx';
import { Thread } from './parts/Thread.tsx';
import { renderPage, renderProblem } from './render.tsx';

const frame: Frame = {
  locale: 'zh-CN',
  nonce: 'n0',
  place: { slug: 'harbour', name: '港区' },
  path: '/needs/1',
  query: { after: 'x' },
  isSignedIn: false,
  hasDesk: false,
  isLargeType: false,
  isDemo: false,
  now: '2026-09-28T01:00:00.000Z',
  assets: { url: (name) => `/assets/${name}` },
  addresses: ['/', '/needs', '/sign-in'],
};

const visit: Visit = {
  place: { slug: 'harbour', name: '港区' },
  locale: 'zh-CN',
  actor: { kind: 'stranger', tenantId: 't' },
  now: frame.now,
  path: '/needs/1',
  params: {},
  query: {},
  read: () => Promise.reject(new Error('this page reads nothing')),
  newId: () => 'new-id',
  isDemo: false,
  nonce: 'n0',
};

type View = Page['View'];

function draw(View: View, trouble?: FormTrouble, title = '凉亭'): string {
  const page: Page = {
    path: '/needs/:needId',
    audience: 'anyone',
    face: 'portal',
    load: () => Promise.resolve(null),
    title: () => title,
    View,
  };
  return renderPage({ page, data: null, visit, frame, trouble });
}

const trouble: FormTrouble = {
  form: 'claim',
  values: { lineId: 'line-a', 'lines[0].amount': '九', note: '"><script>', password: 'secret' },
  sentence: '只剩 2 份可以认领。',
  fields: { 'lines.0.amount': '请填整数。' },
};

function ClaimForms({ trouble }: ViewProps<unknown>) {
  return ['line-a', 'line-b'].map((lineId) => (
    <PostForm key={lineId} visit={visit} name="claim" trouble={trouble} fields={{ lineId }} by="lineId">
      <NumberField name="lines[0].amount" label="数量" hint="整份" required />
      <TextField name="note" label="备注" />
      <TextField name="password" label="口令" type="password" />
      <CheckField name="agreed" label="同意" isChecked />
      <SendButton>认领</SendButton>
    </PostForm>
  ));
}

function formsOf(html: string): string[] {
  return html.match(/<form[\s\S]*?<\/form>/g) ?? [];
}

test('whatever people wrote stays text', () => {
  const html = draw(() => <p>{'<script>alert(1)</script>'}</p>, undefined, '</title><script>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script>');
});

test('a refused form gives back what was typed and ties each error to its field', () => {
  const [refused = ''] = formsOf(draw(ClaimForms, trouble));
  expect(refused).toContain('只剩 2 份可以认领。');
  expect(refused).toMatch(/<input(?=[^>]*name="lines\[0\]\.amount")(?=[^>]*value="九")[^>]*aria-invalid="true"/);
  expect(refused).toContain('aria-describedby="claim-line-a-lines-0-amount-hint claim-line-a-lines-0-amount-error"');
  expect(refused).toContain('id="claim-line-a-lines-0-amount-error"');
  expect(refused).toContain('href="#claim-line-a-lines-0-amount"');
  expect(refused).toContain('value="&quot;&gt;&lt;script&gt;"');
});

test('a password does not come back, and a box that was cleared stays cleared', () => {
  const [refused = ''] = formsOf(draw(ClaimForms, trouble));
  expect(refused).not.toContain('secret');
  expect(refused).not.toContain('checked');
});

test('another form of the same name on the page is not troubled', () => {
  const [, other = ''] = formsOf(draw(ClaimForms, trouble));
  expect(other).not.toContain('只剩');
  expect(other).not.toContain('aria-invalid');
  expect(other).toContain('checked');
});

test('a form posts to its own page with its name and a key', () => {
  const [form = ''] = formsOf(draw(ClaimForms));
  expect(form).toContain('action="/harbour/needs/1" method="post"');
  expect(form).toContain('name="form" value="claim"');
  expect(form).toContain('name="key" value="new-id"');
});

test('the thread is an ordered list that says its states in words', () => {
  const knots: Knot[] = [
    { label: '协议条款', note: '06-02', state: 'done', to: '/agreements/1' },
    { label: '社区验收', note: '7月25日前', state: 'next' },
    { label: '销号', note: '', state: 'to-come' },
  ];
  const html = draw(() => <Thread knots={knots} label="来龙去脉" />);
  const heard = html
    .match(/<ol[\s\S]*<\/ol>/)?.[0]
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');
  expect(heard).toBe('|已完成: |协议条款|06-02|下一步: |社区验收|7月25日前|尚未开始: |销号|');
  expect(html).toContain('aria-current="step"');
  expect(html).toContain('href="/harbour/agreements/1"');
});

test('coverage says in words what the bar shows', () => {
  const html = draw(() => <Coverage requested={5} committed={3} fulfilled={2} unit="份" locale="zh-CN" />);
  expect(html).toContain('aria-label="共需 5 份，已兑现 2，已认领 1，还缺 2"');
  expect(html).toContain('x="40%" width="20%"');
  expect(html).toContain('width="40%"');
});

test('a button that cannot be pressed says why', () => {
  const html = draw(() => <SendButton disabledBecause="认领人不能自己验收。">验收</SendButton>);
  const id = html.match(/disabled="" aria-describedby="([^"]+)"/)?.[1];
  expect(html).toContain(`<p id="${id}">认领人不能自己验收。</p>`);
});

test('the frame links only to pages that exist and marks where the visitor is', () => {
  const html = draw(() => <Link to="/">首页</Link>);
  expect(html).toContain('<a href="/harbour/needs" aria-current="true">需求墙</a>');
  expect(html).not.toContain('/harbour/bulletins');
  expect(html).not.toContain('意见与投诉');
  expect(html).toContain('href="/harbour/needs/1?after=x&amp;lang=en"');
  expect(html).toContain('<html lang="zh-CN">');
});

test('a page that cannot be shown says so in the language of the visit and offers a way on', () => {
  const html = renderProblem({ frame: { ...frame, locale: 'en' }, status: 404, sentence: 'No such need.' });
  expect(html).toContain('<h1>There is no such page</h1>');
  expect(html).toContain('No such need.');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).toMatch(/href="\/harbour">Home</);
});
