// The program under test, on a free port, for the length of a test.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kTries = 200;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function readyUrl(file, child) {
  for (let i = 0; i < kTries; i += 1) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return text.trim();
    if (child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error('steelyard serve did not get ready');
}

// {url, get(path, headers), send(method, path, {headers, body}), stop()}
export async function startMock(...options) {
  const folder = await mkdtemp(join(tmpdir(), 'steelyard-browser-'));
  const ready = join(folder, 'ready');
  const child = spawn(process.env.STEELYARD, ['serve', '--quiet', '--port', '0', '--ready-file', ready, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const url = await readyUrl(ready, child).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });

  // Without fetch(), which writes paths and headers anew: what is given here goes on the wire.
  const send = (method, path, { headers = {}, body } = {}) => new Promise((done, failed) => {
    const sent = httpRequest(url, { method, path, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', failed);
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces).toString() }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
  return {
    url,
    send,
    get: (path, headers) => send('GET', path, { headers }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
