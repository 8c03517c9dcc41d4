// The page by keyboard, in the dark, at the width of a phone; to the ear of a screen reader.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { weakTexts } from './support/contrast.mjs';
import { card, kBreezeKey, rowWith, start } from './support/page.mjs';

const kLongPath = `/v1/${'a-path-that-does-not-end-'.repeat(12)}`;

let server;
before(async () => {
  server = await start();
  for (const [path, headers] of [['/v1/balance', kBreezeKey], ['/v1/balance', { 'xi-api-key': 'k-503' }], ['/v1/balanse', kBreezeKey],
    ['/api/v1/account/balance', {}], ['/api/v1/account/balance', { 'x-api-key': 'k-429' }], ['/customer/balance', { authorization: 'Bearer k' }], [kLongPath, {}]]) {
    await server.mock.get(path, headers);
  }
});
after(() => server.stop());

// The page with one request and one form unfolded, as it holds most.
async function unfold(page) {
  await rowWith(page, '/v1/balanse').locator('.entry-head').click();
  await page.getByText('did you mean this path?', { exact: true }).waitFor();
  await card(page, 'Breeze').locator('summary').click();
}

async function activeName(page) {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent.trim();
  });
}

async function tabTo(page, wanted) {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    if (wanted.test(await activeName(page))) return;
  }
  assert.fail(`Tab never reaches ${wanted}`);
}

test('everything works by keyboard, and the focus is seen', async () => {
  const { page, shot, close } = await server.open();
  await page.keyboard.press('Tab');
  assert.equal(await activeName(page), 'Skip to the journal');
  await tabTo(page, /^Next calls/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Status$/);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outline);
  assert.match(outline, /solid 2px/);
  await page.keyboard.type('503');
  await tabTo(page, /^Apply$/);
  await page.keyboard.press('Enter');
  await card(page, 'Breeze').locator('.next-state', { hasText: '503' }).waitFor();
  await page.locator('#announcer', { hasText: 'Breeze: the next calls get 503 Service Unavailable' }).waitFor({ state: 'attached' });
  assert.equal((await server.mock.get('/v1/balance', kBreezeKey)).status, 503);
  await tabTo(page, /^As usual$/);
  await page.keyboard.press('Space');
  await card(page, 'Breeze').locator('.next-state', { hasText: 'as usual' }).waitFor();
  await tabTo(page, /503 Service Unavailable/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-expanded')), 'true');
  await shot('light-keyboard');
  await close();
});

test('landmarks, headings and names are there, and the live region does not shout', async () => {
  const { page, close } = await server.open();
  await unfold(page);
  for (const role of ['banner', 'main', 'navigation']) assert.equal(await page.getByRole(role).count(), 1, role);
  for (const name of ['Providers', 'Journal', 'Contract']) assert.equal(await page.getByRole('region', { name, exact: true }).count(), 1, name);
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, a, summary')]
    .filter((each) => !(each.getAttribute('aria-label') || each.labels?.length || each.textContent.trim())).map((each) => each.outerHTML));
  assert.deepEqual(nameless, []);
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((each) => each.id));
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(await page.locator('[aria-live="assertive"]').count(), 0);
  await page.evaluate(() => {
    window.told = [];
    new MutationObserver(() => window.told.push(document.getElementById('announcer').textContent))
      .observe(document.getElementById('announcer'), { childList: true, characterData: true, subtree: true });
  });
  await Promise.all(Array.from({ length: 30 }, () => server.mock.get('/v1/balance', kBreezeKey)));
  await page.waitForFunction(() => window.told.length > 0);
  await page.waitForTimeout(1000);
  const told = await page.evaluate(() => window.told);
  assert.equal(told.length, 1, told.join('\n'));
  assert.match(told[0], /requests?, the last: GET \/v1\/balance, 200 OK$/);
  await close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`every text is readable in the ${colorScheme} scheme`, async () => {
    const { page, shot, close } = await server.open({ colorScheme });
    await unfold(page);
    const { weak, looked } = await page.evaluate(weakTexts, 4.5);
    assert.ok(looked > 150, `only ${looked} texts were looked at`);
    assert.deepEqual(weak, []);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, colorScheme === 'dark' ? 'rgb(18, 21, 24)' : 'rgb(246, 246, 243)');
    await shot(`${colorScheme}-open`, { fullPage: true });
    await close();
  });
}

for (const width of [320, 360, 820]) {
  test(`nothing is cut off or needs scrolling sideways at ${width} pixels`, async () => {
    const { page, shot, close } = await server.open({ viewport: { width, height: 780 }, hasTouch: true });
    await shot(`phone-${width}`);
    await unfold(page);
    const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.equal(inner, width);
    assert.ok(wide <= width, `the page is ${wide} wide`);
    const outside = await page.evaluate(() => [...document.querySelectorAll('main *')]
      .filter((each) => each.checkVisibility() && !each.closest('.hidden, thead') && each.getBoundingClientRect().right > window.innerWidth + 0.5)
      .map((each) => each.className || each.tagName));
    assert.deepEqual(outside, []);
    await shot(`phone-${width}-open`, { fullPage: true });
    await page.locator('#contract').scrollIntoViewIfNeeded();
    await shot(`phone-${width}-contract`);
    await close();
  });
}
