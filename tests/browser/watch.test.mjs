// A person watches requests arrive, makes Breeze fail, and looks into what happened.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { card, kBreezeKey, rowWith, start } from './support/page.mjs';

let server;
before(async () => { server = await start(); });
after(() => server.stop());

test('the page shows every provider and what it documents', async () => {
  const { page, shot, close } = await server.open();
  assert.equal(await page.title(), 'Steelyard');
  assert.deepEqual(await page.locator('.card h3').allTextContents(), ['Breeze', 'Bright Data', 'Parallel', 'Sunor', 'You.com']);
  const documented = async (title) => card(page, title).getByRole('list', { name: 'Documented statuses' }).getByRole('listitem').allTextContents();
  assert.deepEqual(await documented('Breeze'), ['200', '401', '503']);
  assert.deepEqual(await documented('Parallel'), ['200']);
  assert.match(await page.locator('#empty').innerText(), /No request has come yet/);
  await shot('light-empty', { fullPage: true });
  await close();
});

test('a request arrives while one watches, Breeze is switched to 503, the next call fails, and back', async () => {
  const { mock, open } = server;
  const { page, shot, close } = await open();
  assert.equal((await mock.get('/v1/balance', kBreezeKey)).status, 200);
  await rowWith(page, '200 OK').waitFor();
  assert.match(await rowWith(page, '/v1/balance').innerText(), /GET \/v1\/balance[^]*Breeze · as usual/);

  const breeze = card(page, 'Breeze');
  await breeze.locator('summary').click();
  await breeze.getByLabel('Status', { exact: true }).selectOption('503');
  await breeze.getByLabel('Delay in ms', { exact: true }).fill('20');
  await breeze.getByRole('button', { name: 'Apply' }).click();
  await breeze.locator('.next-state', { hasText: '503 Service Unavailable, after 20 ms' }).waitFor();
  const failed = await mock.get('/v1/balance', kBreezeKey);
  assert.equal(failed.status, 503);
  assert.equal(JSON.parse(failed.body).ok, false);
  await rowWith(page, '503 Service Unavailable').waitFor();
  assert.match(await rowWith(page, '503').innerText(), /Breeze · chosen here[^]*20 ms late/);
  await shot('light-503', { fullPage: true });

  await breeze.getByRole('button', { name: 'As usual' }).click();
  await breeze.locator('.next-state', { hasText: 'as usual' }).waitFor();
  assert.equal((await mock.get('/v1/balance', kBreezeKey)).status, 200);
  await close();
});

test('a choice for two calls ends after two calls, and a fault cuts the line', async () => {
  const { mock, open } = server;
  const { page, close } = await open();
  const sunor = card(page, 'Sunor');
  await sunor.locator('summary').click();
  await sunor.getByLabel('Status', { exact: true }).selectOption('500');
  await sunor.getByLabel('Calls', { exact: true }).fill('2');
  await sunor.getByRole('button', { name: 'Apply' }).click();
  await sunor.locator('.next-state', { hasText: '500 Internal Server Error, 2 calls' }).waitFor();
  const ask = async () => (await mock.get('/api/v1/account/balance', { 'x-api-key': 'k' })).status;
  assert.deepEqual([await ask(), await ask(), await ask()], [500, 500, 200]);
  await sunor.locator('.next-state', { hasText: 'as usual' }).waitFor();

  await sunor.getByLabel('Status', { exact: true }).selectOption('');
  await sunor.getByLabel('Calls', { exact: true }).fill('1');
  await sunor.getByLabel('Fault', { exact: true }).selectOption('EMPTY_RESPONSE');
  assert.match(await sunor.locator('form').first().innerText(), /without a byte of an answer/);
  await sunor.getByRole('button', { name: 'Apply' }).click();
  await sunor.locator('.next-state', { hasText: 'EMPTY_RESPONSE, 1 call' }).waitFor();
  await assert.rejects(ask());
  await rowWith(page, 'EMPTY_RESPONSE').waitFor();
  await close();
});

test('a scenario tells its story from the first call on, until it is stopped', async () => {
  const { mock, open } = server;
  const { page, shot, close } = await open();
  const sunor = card(page, 'Sunor');
  await sunor.locator('summary').click();
  const choice = sunor.getByLabel('Scenario', { exact: true });
  assert.ok((await choice.locator('option').allTextContents()).includes('freeze-release'));
  await choice.selectOption('spend');
  assert.match(await sunor.innerText(), /Credits fall from 30 to 0 by 10 a request[^]*For each key on its own/);
  await sunor.getByRole('button', { name: 'Start' }).click();
  await sunor.locator('.next-state', { hasText: 'scenario spend' }).waitFor();
  const ask = async () => JSON.parse((await mock.get('/api/v1/account/balance', { 'x-api-key': 'spender' })).body);
  for (const available of [30, 20, 10, 0]) assert.equal((await ask()).data.available, available);
  assert.equal((await ask()).code, 402);
  await rowWith(page, '402 Payment Required').waitFor();
  assert.match(await rowWith(page, '402').innerText(), /Sunor · a scenario/);
  await shot('light-scenario', { fullPage: true });
  await choice.selectOption('');
  await sunor.getByRole('button', { name: 'Stop' }).click();
  await sunor.locator('.next-state', { hasText: 'as usual' }).waitFor();
  assert.equal((await ask()).code, 200);
  await close();
});

test('the contract grid tells what is documented, has a fixture, and was seen', async () => {
  const { mock, open } = server;
  await mock.send('POST', '/__admin/requests/reset');
  const { page, close } = await open();
  const row = page.locator('#grid-youcom');
  const cell = (status) => row.locator(`[data-status="${status}"] .tile`);
  assert.match(await cell(403).getAttribute('title'), /^403 Forbidden: documented, 1 fixture, not seen yet$/);
  assert.match(await cell(503).getAttribute('title'), /^503 Service Unavailable: not documented, 1 fixture, not seen yet$/);
  await mock.get('/v1/billing/account_balance', { 'X-API-Key': 'k-403' });
  await row.locator('[title="403 Forbidden: documented, 1 fixture, seen 1 time"]').waitFor();
  await close();
});

test('the journal is filtered, paused and cleared', async () => {
  const { mock, open } = server;
  const { page, close } = await open();
  await mock.get('/v1/balance', kBreezeKey);
  await mock.get('/nowhere/at/all');
  await rowWith(page, '/nowhere/at/all').waitFor();
  await page.getByRole('button', { name: 'Unanswered' }).click();
  await page.locator('#entries', { hasNotText: 'Breeze' }).waitFor();
  assert.equal(await page.locator('.entry', { hasText: '/nowhere/at/all' }).count(), 1);
  await page.getByRole('button', { name: 'Unanswered' }).click();
  await page.getByLabel('Show only requests with').fill('breeze');
  await page.locator('#entries', { hasNotText: '/nowhere' }).waitFor();
  await page.getByLabel('Show only requests with').fill('no such thing');
  await page.getByText('No request fits the filter.').waitFor();
  await page.getByLabel('Show only requests with').fill('');
  await page.getByRole('button', { name: 'Pause' }).click();
  const shown = await page.locator('.entry').count();
  await mock.get('/while/paused');
  await page.locator('#journal-count', { hasText: '1 waiting' }).waitFor();
  assert.equal(await page.locator('.entry').count(), shown);
  await page.getByRole('button', { name: 'Pause' }).click();
  await rowWith(page, '/while/paused').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No request has come yet.').waitFor();
  assert.equal(JSON.parse((await mock.get('/__admin/requests')).body).meta.total, 0);
  await close();
});

test('a burst is shown once, bounded, and counted in full', async () => {
  const { mock, open } = server;
  const { page, close } = await open();
  await page.getByRole('button', { name: 'Clear' }).click();
  await Promise.all(Array.from({ length: 120 }, () => mock.get('/v1/balance', kBreezeKey)));
  await page.locator('#journal-count', { hasText: '40 of 120 requests' }).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.locator('#journal-count', { hasText: '80 of 120 requests' }).waitFor();
  assert.equal(await page.locator('.entry').count(), 80);
  await close();
});
