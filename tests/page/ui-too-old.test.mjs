// A browser in which the module cannot begin is told so once; a worker that has begun is followed by another, and by one alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { chain, file, give, idle, open, openFile, texts } from './lib/page.mjs';

/** Opens the page with something in it replaced, and waits a while. */
async function opened(from, to, before = undefined) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'too-old-'));
  try {
    const text = fs.readFileSync(file, 'utf8');
    assert.equal(text.split(from).length, 2, from);
    const copy = path.join(folder, 'duibiao.html');
    fs.writeFileSync(copy, text.replace(from, to));
    const told = await openFile(copy, { locale: 'zh-CN' }, before);
    await told.page.waitForSelector('.notice.error, #foot [data-key="taxonomy"]');
    await told.page.waitForTimeout(1500);
    return told;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const START = '<script type="text/plain" id="duibiao-module">';
// What Chrome did before 97: it knows no 'wasm-unsafe-eval', and so compiles nothing. Then a module that is none, and one that is no gzip.
const FAULTS = [[" 'wasm-unsafe-eval'", ''], [START, `${START}H4sIAAAAAAAAAysuKcrMSwcAQOKHWQYAAAA=</script><script type="text/plain">`], [START, `${START}AAAA</script><script type="text/plain">`]];

for (const [from, to] of FAULTS) {
  test(`a module that cannot begin is begun once: ${to.slice(0, 60) || from}`, async () => {
    const { page, workers } = await opened(from, to);
    assert.equal(workers.length, 1);
    assert.deepEqual(await texts(page, '.notice.error span'), ['程序未能启动：这个浏览器版本太旧，不能打开本页的比对功能。请改用较新的浏览器（Edge、Chrome 97 以上，Firefox 113 以上）。']);
    assert.equal(await page.locator('.busy').count(), 0);
    // Nor does a question begin another.
    assert.equal(await page.evaluate(() => engine.ask('about').catch(error => error.code)), 'unsupported');
    assert.equal(workers.length, 1);
  });
}

test('a browser that lacks what unpacks the module is told the same', async () => {
  const { page, workers } = await opened(START, START, page => page.addInitScript(() => { delete globalThis.DecompressionStream; }));
  assert.equal(workers.length, 0);
  assert.match((await texts(page, '.notice.error span')).join(), /版本太旧/);
});

test('the page as it is begins once and says nothing', async () => {
  const { page, workers } = await opened(START, START);
  assert.equal(workers.length, 1);
  assert.equal(await page.locator('.notice').count(), 0);
});

test('a worker that cannot begin again is tried once a question, and comes back with everything', async () => {
  const { page, close } = await open();
  const workers = [];
  page.on('worker', worker => workers.push(worker));
  await give(page, chain.slice(0, 3));
  const told = await page.evaluate(async () => {
    const module = document.getElementById('duibiao-module');
    const whole = module.textContent;
    module.textContent = 'AAAA';
    engine.broken();
    const code = () => engine.ask('about').catch(error => error.code);
    const codes = [await code(), await code()];
    await new Promise(resolve => { setTimeout(resolve, 500); });
    module.textContent = whole;
    const { files } = await engine.ask('survey', {});
    return { codes, files: files.map(({ name }) => name) };
  });
  assert.deepEqual(told.codes, ['crashed', 'crashed']);
  assert.equal(told.files.length, 3);
  assert.ok(workers.length <= 4, String(workers.length));
  await close();
});

test('a change that breaks every worker is left out, and the others are made again', async () => {
  const { page, close } = await open();
  const workers = [];
  page.on('worker', worker => workers.push(worker));
  await give(page, chain.slice(0, 3));
  const names = await page.evaluate(async () => {
    const send = engine.send;
    engine.send = function sent(method, args, ...rest) {
      const told = send.call(this, method, args, ...rest);
      if (method === 'put' && args.path.includes('qingbai')) setTimeout(() => this.repeated && this.broken('no room'), 0);
      return told;
    };
    engine.broken();
    // As the page does: what is lost once is asked again.
    const ask = () => engine.ask('survey', {});
    const { files } = await ask().catch(error => (error.code === 'crashed' ? ask() : error));
    return Object.fromEntries(files.map(({ name, state, why }) => [name, why?.code ?? state]));
  });
  await idle(page);
  assert.equal(names['qingbai-2017.txt'], 'out-of-memory');
  assert.deepEqual([names['yunling-2017.txt'], names['bailu-2017.txt']], ['plan', 'plan']);
  assert.ok(workers.length <= 3, String(workers.length));
  await close();
});
