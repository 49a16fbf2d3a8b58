import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'];
/** What `listenTo` puts into every page for its breaches of the content policy. */
type Complaining = { complain: (breach: string) => void };

const WIDTHS = [1440, 390] as const;

/** What a page complains of by itself: errors in its console, faults of its code, breaches of its content policy. */
export async function listenTo(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('complain', (breach: string) => void complaints.push(breach));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (globalThis as unknown as Complaining).complain(`content policy: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return complaints;
}

/** One heading of the first order, nothing beyond the edge, and nothing that axe finds, on a desk and on a phone. */
export async function expectSound(page: Page, what: string): Promise<void> {
  await expect.soft(page.locator('h1:visible'), `${what}: one first heading`).toHaveCount(1);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await overflowOf(page), `${what}: nothing beyond the edge at ${width}`).toEqual([]);
    expect.soft(await barriersOf(page), `${what}: open to everybody at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
}

/** The elements that make the page scroll sideways, when it does. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
  });
}

export async function barriersOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false });
  const { violations } = await axe.withTags(AXE_TAGS).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map((node) => node.html).join(' ')}`);
}
