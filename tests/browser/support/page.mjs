// The dashboard in a browser, with everything that a test wants to know of it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startMock } from './mock.mjs';

export const kBreezeKey = { 'xi-api-key': 'brz_demo_key' };

// A browser and a mock for the tests of one file: {mock, open(options), stop()}
export async function start(...serveOptions) {
  const mock = await startMock(...serveOptions);
  // Root may not use Chromium's sandbox; what is looked at is our own page.
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  return {
    mock,
    open: (options) => openPage(browser, mock.url, options),
    async stop() {
      await browser.close();
      await mock.stop();
    },
  };
}

export const isLive = (page) => page.locator('#connection[data-state="live"]').waitFor();

// The page once it is live, unless `live` is false: {page, outside, complaints, shot(name), close()}. `outside` are requests to other hosts,
// `complaints` what the browser says of the page: breaches of its policy, uncaught errors.
async function openPage(browser, url, { path = '/', live = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const outside = [];
  const complaints = [];
  page.on('request', (request) => { if (!request.url().startsWith(url)) outside.push(request.url()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url + path);
  if (live) await isLive(page);
  return {
    page,
    outside,
    complaints,
    // The head of the page sticks to the top, wherever that is.
    shot: async (name, more = {}) => {
      if (more.fullPage) await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
      await page.screenshot({ path: join(process.env.STEELYARD_SCREENSHOTS, `${name}.png`), ...more });
    },
    async close() {
      await context.close();
      assert.deepEqual(outside, [], 'the page asks no other host');
      assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
    },
  };
}

// The row of the newest request whose line has the text.
export const rowWith = (page, text) => page.locator('.entry').filter({ has: page.locator('.entry-head', { hasText: text }) }).first();

export const card = (page, title) => page.getByRole('article', { name: title });
