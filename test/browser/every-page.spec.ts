import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { DESK, enterAs, PHONE } from './people.ts';

/**
 * Every page of the three faces, wide and narrow, as those see it who work with it: it stands, the browser has
 * nothing to complain of, nothing sticks out sideways, and axe finds nothing.
 */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

type Ids = { readonly [Thing in 'need' | 'activity' | 'agreement' | 'commitment' | 'bulletin']: string };

async function firstId(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(`/dongying/api${path}`);
  expect(answer.ok(), path).toBe(true);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

async function readIds(browser: Browser): Promise<Ids> {
  const page = await browser.newPage();
  const ids = {
    need: await firstId(page, '/needs'),
    activity: await firstId(page, '/activities'),
    agreement: await firstId(page, '/agreements'),
    commitment: await firstId(page, '/public/commitments'),
    bulletin: await firstId(page, '/bulletins'),
  };
  await page.close();
  return ids;
}

const PERIOD = 'from=2026-01&to=2026-09';
const strangersPages = (ids: Ids) => [
  '/',
  '/dongying',
  '/dongying?lang=en',
  '/dongying/needs',
  `/dongying/needs/${ids.need}`,
  '/dongying/activities',
  `/dongying/activities/${ids.activity}`,
  '/dongying/agreements',
  `/dongying/agreements/${ids.agreement}`,
  '/dongying/commitments',
  `/dongying/commitments/${ids.commitment}`,
  '/dongying/bulletins',
  `/dongying/bulletins/${ids.bulletin}`,
  `/dongying/figures/service-minutes?${PERIOD}`,
  '/dongying/sign-in',
  '/dongying/developer/messages',
  '/dongying/developer/clock',
];
const volunteersPages = (ids: Ids) => [
  `/dongying/activities/${ids.activity}`,
  '/dongying/my/activities',
  '/dongying/my/record',
  '/dongying/my/ledger',
  '/dongying/my/sessions',
];
const screens: Readonly<Record<string, (ids: Ids) => string[]>> = {
  郑统筹: (ids) => [
    '/today',
    '/agreements',
    `/agreements/${ids.agreement}`,
    '/needs',
    `/needs/${ids.need}`,
    '/commitments',
    `/commitments/${ids.commitment}`,
    '/activities',
    `/activities/${ids.activity}`,
    '/figures',
    `/figures/participations?${PERIOD}`,
    '/organisations',
    '/nowhere',
  ],
  何建设: (ids) => ['/today', `/commitments/${ids.commitment}`],
  许签发: (ids) => ['/today', '/bulletins', `/bulletins/${ids.bulletin}`],
  邵审计: () => ['/facts'],
  安授权: () => ['/roles'],
};

/** Complaints of the browser while a page stands: errors of scripts, and what its policy held back. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

async function inspect(page: Page, complaints: string[]): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('h1')).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} sticks out sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  expect(found, page.url()).toEqual([]);
  expect(complaints, page.url()).toEqual([]);
}

for (const [width, viewport] of [
  ['wide', DESK],
  ['narrow', PHONE],
] as const) {
  test(`pages for everybody stand ${width}`, async ({ browser }) => {
    const ids = await readIds(browser);
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const complaints = listen(page);
    for (const path of strangersPages(ids)) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await inspect(page, complaints);
    }
    await context.close();
  });

  test(`pages of a volunteer stand ${width}`, async ({ browser }) => {
    const ids = await readIds(browser);
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await enterAs(page, '丁二');
    const complaints = listen(page);
    for (const path of volunteersPages(ids)) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await inspect(page, complaints);
    }
    await context.close();
  });

  for (const [name, pathsOf] of Object.entries(screens)) {
    test(`screens of ${name} stand ${width}`, async ({ browser }) => {
      const ids = await readIds(browser);
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await enterAs(page, name);
      const complaints = listen(page);
      for (const path of pathsOf(ids)) {
        await page.goto(`/dongying/console${path}`);
        await page.waitForLoadState('networkidle');
        await inspect(page, complaints);
      }
      await context.close();
    });
  }
}
