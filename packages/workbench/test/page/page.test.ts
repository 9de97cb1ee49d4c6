import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serve, startBrowser } from './browser.js';

const models = fileURLToPath(new URL('../../../../models/great-powers', import.meta.url));
let browser: Browser;
let serving: Serving;
let page: Page;
const complaints: string[] = [];
const asked = new Set<string>();

beforeAll(async () => {
  [browser, serving] = await Promise.all([startBrowser(), serve(models)]);
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => request.url().startsWith('data:') || asked.add(new URL(request.url()).origin));
  await page.goto(serving.address);
}, 60_000);

afterAll(async () => {
  await browser.close();
  serving.end();
});

test('the folder is listed, and the token leaves the address', async () => {
  await page.getByRole('link', { name: 'russia' }).waitFor();
  expect(await page.getByRole('link').allTextContents()).toEqual(['china', 'japan', 'russia', 'together']);
  expect(page.url()).not.toContain('token');
});

test.each([
  ['russia', 'Russia and the enlargement of NATO'],
  ['together', 'The great powers'],
])('%s is read and thought about, other files that it uses among it', { timeout: 60_000 }, async (name, title) => {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor({ timeout: 30_000 });
  expect(await page.locator('article').textContent()).toMatch(/From here|would|comes to rest/u);
  await page.getByRole('link', { name: 'All models' }).click();
});

test('nothing is asked of anybody else, and the browser has nothing to complain of', () => {
  expect([...asked]).toEqual([new URL(serving.address).origin]);
  expect(complaints).toEqual([]);
});
