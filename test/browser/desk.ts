import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a screen of the console and waits until it stands. */
export async function openScreen(page: Page, path: string, place = 'dongying'): Promise<void> {
  await page.goto(`/${place}/console${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export function drawer(page: Page, title: string): Locator {
  return page.getByRole('dialog', { name: title });
}

/** A field whose value is chosen from a list. */
export function listField(scope: Locator, label: string): Locator {
  return scope.getByRole('combobox', { name: label, exact: true });
}

/** Chooses from a list that opens below its field, by what stands in it. */
export async function choose(field: Locator, text: string): Promise<void> {
  await field.click();
  // A long list draws only what can be seen; where one can search, the words bring the choice into view.
  if (await field.isEditable()) await field.fill(text);
  const list = field
    .page()
    .locator('.ant-select-dropdown', { has: field.page().locator(`[id="${await listIdOf(field)}"]`) });
  await list.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
}

/** The field names its own list; that of another field may still be on its way out. */
async function listIdOf(field: Locator): Promise<string> {
  return (await field.getAttribute('aria-controls')) ?? '';
}

/** Writes into fields by their labels, in the order given. */
export async function fillIn(scope: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await scope.getByLabel(label, { exact: true }).fill(value);
  }
}

/** Sends the form of a drawer and waits until it has gone. */
export async function send(form: Locator, button = '提交'): Promise<void> {
  // The mark of an earlier sending may still stand before the words.
  await form.getByRole('button', { name: new RegExp(`${button}$`) }).click();
  await expect(form).toBeHidden();
}

/** Presses a step that opens a drawer, and sends that drawer with what it asks for. */
export async function take(page: Page, step: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const form = drawer(page, step);
  await fill?.(form);
  await send(form, step);
}
