import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayedTown, type PlayedTown } from '../../../../test/played-town.ts';
import { findFile } from '../files.ts';

const SLUG = 'dongying';

let town: PlayedTown;
let cookie: string;
let signInHeader: string;

beforeAll(async () => {
  town = await openPlayedTown();
  const signedIn = await post('/api/sign-in/as-demo-person', { personId: town.player(SLUG, 'build').personId }, {});
  signInHeader = signedIn.headers.get('set-cookie') ?? '';
  cookie = signInHeader.split(';')[0] ?? '';
});
afterAll(() => town.close());

const get = (path: string, headers: Record<string, string> = {}) => town.fetch(`/${SLUG}${path}`, { headers });

function post(path: string, body: unknown, headers: Record<string, string> = { cookie }): Promise<Response> {
  return town.fetch(`/${SLUG}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const problemOf = async (response: Response) => ({
  type: response.headers.get('content-type'),
  ...((await response.json()) as { status: number; code: string; title: string; fields: unknown[]; requestId: string }),
});

const headingOf = (html: string) => /<h1[^>]*>([^<]*)/.exec(html)?.[1];

describe('a problem on the wire', () => {
  it('has the shape of RFC 9457, with a sentence in the language of the caller', async () => {
    const inChinese = await problemOf(await get('/api/me'));
    expect(inChinese).toMatchObject({
      type: 'about:blank',
      status: 401,
      code: 'not-signed-in',
      title: '请先登录，再办这件事。',
      fields: [],
    });
    const response = await get('/api/me', { cookie: 'tongxin_language=en' });
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const inEnglish = (await response.json()) as { title: string; requestId: string };
    expect(inEnglish.title).toBe('Please sign in first.');
    expect(inEnglish.requestId).toBe(response.headers.get('x-request-id'));
  });

  it('names each wrong field in both languages', async () => {
    const input = { commitmentId: 'x' };
    const sentences = [
      ['', '编号不对。'],
      ['?lang=en', 'This is not a valid id.'],
    ] as const;
    for (const [query, message] of sentences) {
      const response = await post(`/api/commitments/${input.commitmentId}/start${query}`, {});
      expect(await response.json()).toMatchObject({ status: 400, fields: [{ path: 'commitmentId', message }] });
    }
  });

  it('says the refusal of a capability in both languages', async () => {
    const path = `/api/public/commitments/${randomUUID()}`;
    const [one, other] = [await get(path), await get(`${path}?lang=en`)];
    expect([one.status, other.status]).toEqual([404, 404]);
    const [chinese, english] = [await problemOf(one), await problemOf(other)];
    expect(chinese.code).toBe(english.code);
    expect(chinese.title).toMatch(/\p{Script=Han}/u);
    expect(english.title).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('an address that is not there', () => {
  it('is a problem in the API and a page elsewhere, each saying whether the place is unknown', async () => {
    const cases = [
      ['/nowhere/api/needs', 'place-unknown'],
      [`/${SLUG}/api/nothing`, 'address-unknown'],
    ] as const;
    for (const [path, code] of cases) {
      const response = await town.fetch(path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await response.json()).toMatchObject({ code });
    }
    for (const path of ['/nowhere', '/nowhere/needs', `/${SLUG}/nothing`, `/${SLUG}/needs/x/y`]) {
      const response = await town.fetch(path);
      const html = await response.text();
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'text/html; charset=UTF-8',
      ]);
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });

  it('is what a visitor sees for an id that is none, and for one of nothing', async () => {
    for (const id of ['x', '1', "'", '%00', randomUUID()]) {
      for (const list of ['needs', 'agreements', 'commitments', 'activities', 'bulletins', 'clauses']) {
        const response = await get(`/${list}/${id}?lang=en`);
        expect([list, id, response.status]).toEqual([list, id, 404]);
        expect(headingOf(await response.text())).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe('what cannot be read', () => {
  it('is refused when it is no JSON object', async () => {
    for (const body of ['{', '[]', '"text"', 'null', 'a=1']) {
      expect(await problemOf(await post('/api/sign-out', body))).toMatchObject({
        status: 400,
        code: 'body-unreadable',
      });
    }
  });

  it('is refused when it is too large, whether or not it says so beforehand', async () => {
    const large = { title: 'x'.repeat(600 * 1024) };
    expect(await problemOf(await post('/api/needs', large))).toMatchObject({ status: 422, code: 'too-large' });
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let left = 10;
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()),
    });
    const request = { method: 'POST', headers: { cookie }, body, duplex: 'half' } as RequestInit;
    expect(await problemOf(await town.fetch(`/${SLUG}/api/needs`, request))).toMatchObject({ code: 'too-large' });
  });

  it('is refused with a page when a form is none', async () => {
    for (const headers of [{ 'content-type': 'application/json' }, { 'content-type': 'multipart/form-data' }]) {
      const response = await town.fetch(`/${SLUG}/sign-in`, { method: 'POST', headers, body: '{}' });
      expect([response.status, (await response.text()).match(/<h1/g)?.length]).toEqual([400, 1]);
    }
    const files = { method: 'POST', headers: { cookie, 'content-type': 'multipart/form-data' }, body: '{}' };
    expect((await town.fetch(`/${SLUG}/api/files`, files)).status).toBe(400);
  });
});

describe('a field that a query names twice', () => {
  it('is refused, so that nobody has to guess which one was meant', async () => {
    const once = await get('/api/public/commitments?limit=1');
    const twice = await get('/api/public/commitments?limit=1&limit=2');
    expect([once.status, twice.status]).toEqual([200, 400]);
    expect(await problemOf(twice)).toMatchObject({ code: 'malformed-input' });
  });
});

describe('a write from another site', () => {
  const host = 'tongxin.example.cn';
  it.each([
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
    ['another Origin', { origin: 'https://evil.example', host }],
    ['no Origin of its own', { origin: 'null', host }],
  ])('is refused: %s', async (_name, headers: Record<string, string>) => {
    expect(await problemOf(await post('/api/sign-out', {}, { cookie, ...headers }))).toMatchObject({
      status: 403,
      code: 'cross-site',
    });
    const form = await town.fetch(`/${SLUG}/my/sessions`, { method: 'POST', headers: { cookie, ...headers } });
    expect(form.status).toBe(403);
    expect((await get('/api/me', { cookie })).status).toBe(200);
  });

  it('is told from one of our own', async () => {
    const own = { 'sec-fetch-site': 'same-origin', origin: `https://${host}`, host, cookie };
    expect((await post('/api/commitments/x/start', {}, own)).status).toBe(400);
  });
});

describe('what protects every answer', () => {
  it('is a policy with a nonce of its own, on pages, problems and the API', async () => {
    const nonces = [];
    for (const path of ['', '', '/nothing', '/api/needs', '/api/me', '/../healthz', '/../readyz']) {
      const response = await get(path);
      expect(response.headers.get('content-type')).toMatch(/; charset=utf-8$/i);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([\w-]{22})'/.exec(policy)?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const html = await response.text();
      for (const [tag] of html.matchAll(/<(?:script|style)[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('is a cookie that scripts do not see, other sites do not send, and other places do not get', () => {
    expect(signInHeader).toMatch(/^__Secure-tongxin_session=[\w-]{43}; /);
    const flags = signInHeader.split('; ').slice(1);
    expect(flags).toEqual(expect.arrayContaining([`Path=/${SLUG}`, 'HttpOnly', 'SameSite=Lax', 'Secure']));
    expect(flags.some((flag) => /^Domain/i.test(flag))).toBe(false);
  });

  it('is that a session ends with its cookie taken away', async () => {
    const personId = town.player(SLUG, 'power').personId;
    const begun = await post('/api/sign-in/as-demo-person', { personId }, {});
    const own = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ended = await post('/api/sign-out', {}, { cookie: own });
    expect(ended.headers.get('set-cookie')).toMatch(/^__Secure-tongxin_session=; .*Max-Age=0/);
    expect(ended.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(begun.headers.has('clear-site-data')).toBe(false);
    expect((await get('/api/me', { cookie: own })).status).toBe(401);
  });
});

describe('a file handed in', () => {
  const hand = (bytes: Uint8Array, name: string, headers: Record<string, string> = { cookie }) => {
    const body = new FormData();
    body.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
    return town.fetch(`/${SLUG}/api/files`, { method: 'POST', headers, body });
  };
  const kept = async (response: Response) => {
    expect(response.status).toBe(200);
    const { fileId } = (await response.json()) as { fileId: string };
    return (await town.house.database.read(town.placeOf(SLUG).tenantId, (tx) => findFile(tx, fileId)))!;
  };
  const picture = () =>
    sharp({ create: { width: 3_000, height: 40, channels: 3, background: '#c33' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'Zhang San' }, IFD3: { GPSLatitude: '37/1 28/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer();

  it('that is a picture is drawn anew, without place, author or whatever was hidden in it', async () => {
    const handed = Buffer.concat([await picture(), Buffer.from('hidden behind the picture')]);
    expect((await sharp(handed).metadata()).exif).toBeDefined();
    const file = await kept(await hand(handed, '../照片.jpg'));
    const { exif, format, width } = await sharp(file.bytes).metadata();
    expect({ exif, format, width, type: file.type }).toEqual({
      exif: undefined,
      format: 'jpeg',
      width: 2_400,
      type: 'image/jpeg',
    });
    const text = Buffer.from(file.bytes).toString('latin1');
    expect(text).not.toMatch(/Exif|GPS|Zhang San|hidden behind/);
    expect(file.name).not.toMatch(/[\\/]/);
  });

  it('that is a PDF is kept as it is', async () => {
    const pdf = Buffer.from('%PDF-1.7\nsigned form\n%%EOF');
    const file = await kept(await hand(pdf, 'form.pdf'));
    expect([Buffer.from(file.bytes).toString(), file.type]).toEqual([pdf.toString(), 'application/pdf']);
  });

  it.each([
    ['发票.html', '发票.html.pdf'],
    ['form.exe', 'form.exe.pdf'],
    ['FORM.PDF', 'FORM.PDF'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['\u200b', 'file.pdf'],
  ])('is saved under a name that says what it is: %j', async (given, name) => {
    const file = await kept(await hand(Buffer.from('%PDF-1.7\n<script>alert(1)</script>'), given));
    expect(file.name).toBe(name);
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.jpg'],
    [
      'a drawing that can hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'a.svg',
    ],
    ['a program', Buffer.from('MZ\0\0'), 'a.pdf'],
    ['half a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), 'a.jpg'],
    ['nothing', Buffer.from(''), 'a.png'],
  ])('that is %s is refused, whatever its name', async (_what, bytes, name) => {
    expect(await problemOf(await hand(bytes, name))).toMatchObject({ status: 422, code: 'file-type-unknown' });
  });

  it('is refused above the limit, and from strangers', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(13 * 1024 * 1024)]);
    expect(await problemOf(await hand(large, 'large.pdf'))).toMatchObject({ status: 422, code: 'too-large' });
    expect(await problemOf(await hand(Buffer.from('%PDF-'), 'a.pdf', {}))).toMatchObject({ status: 401 });
  });
});
