// What is shown is text and nothing else; what is copied works; nothing leaves this machine; a token is asked for.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { card, isLive, kBreezeKey, rowWith, start } from './support/page.mjs';

const shell = (line) => promisify(execFile)('bash', ['-c', line.replace(/^curl |\| curl /, '$&-sS ')]).then(({ stdout }) => stdout);

let server;
before(async () => { server = await start(); });
after(() => server.stop());

async function copied(page, button) {
  await button.click();
  await page.getByText('Copied', { exact: true }).first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a request that nothing answers shows what it came close to', async () => {
  const { mock, open } = server;
  await mock.send('POST', '/__admin/mappings', { body: JSON.stringify({ name: 'top up', request: { method: 'POST', url: '/v1/balanse' }, response: { status: 202 } }) });
  const { page, shot, close } = await open();
  await mock.get('/v1/balanse', kBreezeKey);
  const row = rowWith(page, '/v1/balanse');
  await row.locator('.entry-head').click();
  const near = row.locator('.near');
  await near.getByText('did you mean this path?', { exact: true }).waitFor();
  assert.match(await near.innerText(), /GET \/v1\/balance breeze\s+did you mean this path\?[^]*Stub top up/);
  assert.match(await near.locator('.differences').innerText(), /the method does not match/);
  await shot('light-near-misses');
  await close();
});

test('markup in a path, a header, a body and a stub stays text', async () => {
  const { mock, open } = server;
  const evil = '<img/src=x/onerror=alert(1)>';
  await mock.send('POST', '/__admin/mappings', { body: JSON.stringify({ name: `${evil}<script>alert(2)</script>`, request: { url: '/never', method: 'GET' }, response: { status: 200 } }) });
  await mock.send('POST', `/v1/${evil}?q=${evil}`, { headers: { 'X-Evil': evil, 'Content-Type': 'text/html' }, body: `<script>alert(3)</script>${evil}` });
  const { page, close } = await open();
  const row = rowWith(page, evil);
  await row.locator('.entry-head').click();
  await row.getByText('Near misses').waitFor();
  const text = await row.innerText();
  for (const part of [`POST /v1/${evil}?q=${evil}`, '<script>alert(3)</script>', '<script>alert(2)</script>']) assert.ok(text.includes(part), part);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.equal(await page.evaluate(() => { try { document.createElement('p').innerHTML = '<b>x</b>'; return 'done'; } catch (error) { return error.name; } }), 'TypeError');
  // The line above makes the browser complain of our own test: only of that, and of nothing that the page did.
  await assert.rejects(close(), /TrustedHTML/);
});

test('copied curl lines work when they are run', async () => {
  const { mock, open } = server;
  const { page, close } = await open();
  const line = await copied(page, page.getByRole('button', { name: 'Copy as curl: Parallel, GET /service/v1/balance' }));
  assert.match(line, /^curl -H 'Authorization: Bearer [^']+' http:\/\/127\.0\.0\.1:\d+\/account\/service\/v1\/balance$/);
  assert.equal(typeof JSON.parse(await shell(line)).will_invoice, 'boolean');

  const body = "it's a \"body\"\nof two lines \\ and $HOME @file";
  await mock.send('POST', "/no/[where]/../it's?a={b}&c=$(id)", { headers: { 'X-Two': "it's", 'xi-api-key': 'secret-of-mine' }, body });
  const row = rowWith(page, '/no/[where]');
  await row.locator('.entry-head').click();
  const again = await copied(page, row.getByRole('button', { name: /^Copy/ }));
  assert.ok(!again.includes('secret-of-mine'), again);
  await shell(again);
  const { requests } = JSON.parse((await mock.get('/__admin/requests?limit=2')).body);
  const [second, first] = requests.map(({ request: { method, url, body: sent, headers } }) => ({ method, url, sent, two: headers['X-Two'] }));
  assert.equal(second.sent, body);
  assert.deepEqual(second, first);

  await mock.get('/v1/balance', { 'xi-api-key': 'brz_demo_key-503' });
  const failed = rowWith(page, '503 Service Unavailable');
  await failed.locator('.entry-head').click();
  assert.equal(JSON.parse(await shell(await copied(page, failed.getByRole('button', { name: /^Copy/ })))).ok, false);
  await close();
});

test('a picture is copied byte for byte', async () => {
  const { mock, open } = server;
  const { page, close } = await open();
  await mock.send('PUT', '/binary', { headers: { 'Content-Type': 'image/png' }, body: Buffer.from([0, 255, 10, 64, 39]) });
  const row = rowWith(page, '/binary');
  await row.locator('.entry-head').click();
  await shell(await copied(page, row.getByRole('button', { name: /^Copy/ })));
  const { requests } = JSON.parse((await mock.get('/__admin/requests?limit=1')).body);
  assert.equal(requests[0].request.bodyAsBase64, 'AP8KQCc=');
  await close();
});

test('the page names no other host, and holds no inline script or style', async () => {
  const folder = process.env.STEELYARD_DASHBOARD;
  const { page, close } = await server.open({ path: '/__admin/ui' });
  const names = await readdir(folder);
  assert.ok(names.length > 10);
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const hosts = [...text.matchAll(/https?:\/\/[^\s'"`)]+/g)].map(([url]) => url).filter((url) => url !== 'http://www.w3.org/2000/svg');
    assert.deepEqual(hosts, [], name);
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|style="|\son\w+="/, name);
    const served = await server.mock.get(`/__admin/ui/${name}`);
    assert.equal(served.status, 200);
    assert.equal(served.body, text, name);
  }
  assert.equal(await card(page, 'Breeze').count(), 1);
  await close();
});

test('a server with a token asks for it, and goes on asking until it is right', async () => {
  const guarded = await start('--admin-token', 'open-sesame');
  try {
    const { page, complaints, close } = await guarded.open({ live: false });
    for (const token of ['wrong', 'open-sesame']) {
      await page.locator('#token').fill(token);
      await page.getByRole('button', { name: 'Go on' }).click();
    }
    await isLive(page);
    assert.ok(complaints.every((text) => text.includes('401')), complaints.join('\n'));
    complaints.length = 0;
    assert.equal(await card(page, 'Sunor').count(), 1);
    await close();
  } finally {
    await guarded.stop();
  }
});
