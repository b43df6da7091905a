// The page in a browser gives the bytes that the program gives, asks for nothing outside itself and says nothing to the console; a worker
// that is ended or breaks is followed by one with the same sitting.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { open, root } from './lib/page.mjs';

const program = path.resolve(root, process.env.DUIBIAO ?? 'target/debug/duibiao');
const duibiao = args => execFileSync(program, args, { cwd: root, env: { LANG: 'C' }, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });

/** The files of a folder of the repository with those of its folders, under their own names. */
function below(folder) {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap(entry => (entry.isDirectory() ? below(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])).sort();
}

const files = paths => paths.map(name => ({ path: name, base64: fs.readFileSync(path.join(root, name)).toString('base64') }));

/** An engine beside that of the page, with these files. */
async function engine(page, paths) {
  await page.evaluate(async files => {
    globalThis.tried = new Engine({});
    const bytes = text => Uint8Array.from(atob(text), ch => ch.charCodeAt(0));
    await tried.putAll(files.map(({ path, base64 }) => ({ path, file: bytes(base64) })));
  }, files(paths));
}

const ask = (page, method, args = {}) => page.evaluate(([method, args]) => tried.ask(method, args), [method, args]);

async function bytes(page, method, args = {}) {
  const text = await page.evaluate(async ([method, args]) => {
    const { bytes } = await tried.bytes(method, args);
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  }, [method, args]);
  return Buffer.from(text, 'base64');
}

const FORMS = [
  ['compare', 'json', folder => ['compare', folder, '--format', 'json']],
  ['compare', 'csv', folder => ['compare', folder, '--format', 'csv']],
  ['compare', 'xlsx', folder => ['compare', folder, '--format', 'xlsx']],
  ['compare', 'docx', folder => ['compare', folder, '--format', 'docx']],
  ['compare', 'html', folder => ['compare', folder, '--format', 'html']],
  ['rank', 'csv', folder => ['rank', folder, '--format', 'csv']],
];

for (const folder of ['seeds', 'tests/fixtures/chain']) {
  test(`the files of ${folder} give the bytes of the program`, async () => {
    const { page, close } = await open();
    await engine(page, below(folder));
    for (const [what, format, args] of FORMS) {
      const ours = await bytes(page, 'form', { what, format });
      assert.ok(ours.equals(duibiao(args(folder))), `${what} as ${format} differs`);
    }
    await close();
  });
}

test('plans of five formats give the bytes of the program', async () => {
  const { page, close } = await open();
  const paths = ['word/guangyuan-2017.docx', 'pdf/dongying-2017.libreoffice.pdf', 'web/xinyuan-2017.cms.html', 'sheets/plain.xlsx', 'web/yibin-2017.mht'].map(name => `tests/fixtures/${name}`);
  await engine(page, paths);
  const folder = fs.mkdtempSync(path.join(root, 'target/formats-'));
  try {
    for (const name of paths) {
      const to = path.join(folder, name.replace('tests/fixtures/', ''));
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.copyFileSync(path.join(root, name), to);
    }
    for (const [what, format, args] of FORMS.slice(0, 4)) {
      assert.ok((await bytes(page, 'form', { what, format })).equals(duibiao(args(folder))), `${what} as ${format} differs`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  await close();
});

test('what is stopped or breaks loses nothing', async () => {
  const { page, close } = await open();
  await engine(page, below('seeds'));
  await ask(page, 'correct', { path: 'seeds/yibin-2017.txt', facts: { level: 'county' } });
  const before = await bytes(page, 'form', { what: 'compare', format: 'json' });
  const told = await page.evaluate(async () => {
    const waiting = tried.ask('report_zip', {}).catch(error => error.code);
    await new Promise(resolve => { setTimeout(resolve, 20); });
    await tried.cancel();
    return waiting;
  });
  assert.equal(told, 'cancelled');
  assert.ok(before.equals(await bytes(page, 'form', { what: 'compare', format: 'json' })), 'after a stop');
  // A worker that breaks while it reads a file: the file is set aside, the others are read.
  const restarted = await page.evaluate(async () => {
    const seen = new Promise(resolve => { tried.onRestart = resolve; });
    tried.reading = 'xishi-2018.txt';
    tried.broken();
    return seen;
  });
  assert.equal(restarted.file, 'seeds/xishi-2018.txt');
  const { files } = await ask(page, 'survey');
  const state = Object.fromEntries(files.map(({ name, state, why }) => [name, why?.code ?? state]));
  assert.equal(state['xishi-2018.txt'], 'out-of-memory');
  assert.equal(state['yibin-2017.txt'], 'plan');
  await close();
});

test('the policy refuses what the page does not bring along', async () => {
  const { page, wrong } = await open();
  const refused = await page.evaluate(async () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]').content;
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    const fetched = await fetch('https://example.com/').then(() => true, () => false);
    return { policy, ran: globalThis.ran === true, fetched };
  });
  assert.match(refused.policy, /^default-src 'none'; /);
  assert.deepEqual([refused.ran, refused.fetched], [false, false]);
  assert.ok(wrong.some(text => text.includes('Content Security Policy')), wrong.join('\n'));
  await page.context().close();
});
