import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

/**
 * Signs in by the panel of the demo town; the volunteers beyond the first few stand behind one press. Goes on to a
 * page that is quickly there.
 */
export async function enterAs(page: Page, name: string, place = 'dongying'): Promise<void> {
  await page.goto(`/${place}/sign-in?next=/my/sessions`);
  const enter = page.getByRole('button', { name: `以${name}登录`, exact: true });
  if (!(await enter.isVisible())) await page.getByText('更多志愿者').click();
  await enter.click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** The people of one journey, each at a machine of their own that stays signed in. */
export class Company {
  readonly #browser: Browser;
  readonly #place: string;
  readonly #pages = new Map<string, Page>();
  readonly #contexts: BrowserContext[] = [];

  constructor(browser: Browser, place = 'dongying') {
    this.#browser = browser;
    this.#place = place;
  }

  /** Somebody at a desk with a wide screen. */
  async at(name: string): Promise<Page> {
    return this.#pages.get(name) ?? this.#enter(name, DESK);
  }

  /** Somebody who has only a telephone. */
  async byPhone(name: string): Promise<Page> {
    return this.#pages.get(name) ?? this.#enter(name, PHONE);
  }

  async stranger(): Promise<Page> {
    return this.#pages.get('') ?? this.#open('', DESK);
  }

  async leave(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  address(path: string): string {
    return `/${this.#place}${path}`;
  }

  async #enter(name: string, viewport: typeof DESK): Promise<Page> {
    const page = await this.#open(name, viewport);
    await enterAs(page, name, this.#place);
    return page;
  }

  async #open(name: string, viewport: typeof DESK): Promise<Page> {
    const context = await this.#browser.newContext({ viewport, acceptDownloads: true });
    const page = await context.newPage();
    this.#contexts.push(context);
    this.#pages.set(name, page);
    return page;
  }
}

/** What the clock of the demo town shows, as the foot of every page says it. */
export async function readClock(page: Page, place = 'dongying'): Promise<Date> {
  await page.goto(`/${place}/developer/clock`);
  const said = await page.getByText(/^示范区的时间是|示范区的时间是 \d/).innerText();
  const [, date = '', time = ''] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d)/.exec(said) ?? [];
  expect(date).not.toBe('');
  return new Date(`${date}T${time}:00+08:00`);
}

/** `2026-09-28T10:45` in China, as a field for date and time wants it. */
export function localText(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
