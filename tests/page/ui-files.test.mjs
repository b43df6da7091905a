// What is dropped is listed, what it is is said, and can be corrected; what cannot be read is said, and stops nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { chain, door, drop, five, give, idle, listed, made, open, press, root, texts } from './lib/page.mjs';

test('five formats by drop are five plans with place, level and year', async () => {
  const { page, close } = await open();
  await drop(page, five);
  const rows = await listed(page);
  assert.equal(Object.keys(rows).length, 5);
  for (const file of five) {
    const row = rows[path.basename(file)];
    assert.ok(row && !row.includes('未能读入'), `${file}: ${row}`);
  }
  assert.match(rows['guangyuan-2017.docx'], /市.*广元市.*2017/s);
  await close();
});

test('a folder by drop gives its files with their folders', async () => {
  const { page, close } = await open();
  await drop(page, [path.join(root, 'tests/fixtures/chain')]);
  assert.match(await page.textContent('[data-key="shown-plans"]'), /8/);
  assert.ok((await texts(page, '.files th bdi')).includes('chain/'));
  await close();
});

test('level, place and year can be corrected, and taken back', async () => {
  const { page, close } = await open();
  await give(page, [made('某地.txt', '2017年政务公开工作要点\n一、加强财政信息公开\n1. 公开财政预决算和“三公”经费。（责任单位：财政局）\n2. 推进重大建设项目信息公开。（责任单位：发改局）\n')]);
  assert.match(await page.textContent('[data-key="shown-open"]'), /1/);
  await page.click('[data-key^="correct-"]');
  await page.selectOption('dialog [data-fact="level"]', 'county');
  await page.fill('dialog [data-fact="jurisdiction"]', '青柏县');
  await page.fill('dialog [data-fact="year"]', '17');
  await page.click('dialog button[value="save"]');
  assert.equal(await page.getAttribute('dialog [data-fact="year"]', 'aria-invalid'), 'true');
  await page.fill('dialog [data-fact="year"]', '2018');
  await page.click('dialog button[value="save"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  await idle(page);
  const row = (await listed(page))['某地.txt'];
  for (const part of ['县区', '青柏县', '2018', '已更正']) assert.ok(row.includes(part), `${part}: ${row}`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'correct-某地.txt', 'the focus goes back');
  await page.click('[data-key^="correct-"]');
  await page.click('dialog button[value="reset"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  await idle(page);
  const again = (await listed(page))['某地.txt'];
  assert.ok(!again.includes('已更正') && again.includes('2017'), again);
  await close();
});

test('what cannot be read is said in words, and the rest goes on', async () => {
  const { page, close } = await open();
  const fixture = name => path.join(root, 'tests/fixtures', name);
  await give(page, [fixture('pdf/hard/locked.pdf'), fixture('pdf/hard/scan.pdf'), fixture('sheets/locked.xlsx'), fixture('sheets/empty.xlsx'), chain[0],
    made('照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])), made('空.txt', ''), made('通讯录.txt', '张三 13800000000\n李四 13900000000\n'), made('坏.docx', 'PK\u0003\u0004 broken')]);
  const rows = await listed(page);
  assert.equal(Object.keys(rows).length, 9);
  const left = Object.entries(rows).filter(([, text]) => text.includes('未能读入'));
  assert.equal(left.length, 8, JSON.stringify(rows, null, 1));
  for (const [name, text] of left) assert.match(text.replace(/.*未能读入/s, ''), /[\u4e00-\u9fff]{4}/, `${name}: ${text}`);
  await door(page, 'compare');
  assert.equal(await page.locator('.matrix thead th.place').count(), 1);
  await close();
});

test('a file over the limit is listed with its size, and is not read', async () => {
  const { page, close } = await open();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
  const large = path.join(folder, '很大.txt');
  const limit = await page.evaluate(() => state.about.limits.file_bytes);
  fs.writeFileSync(large, '');
  fs.truncateSync(large, limit + 1);
  await drop(page, [large, chain[0]]);
  fs.rmSync(folder, { recursive: true });
  const rows = await listed(page);
  assert.match(rows['很大.txt'], /未能读入.*上限/s);
  assert.ok(rows['yunling-2017.txt'].includes('云岭省'));
  await close();
});

test('the same file twice is one; another of the same name is another', async () => {
  const { page, close } = await open();
  await give(page, [chain[0]]);
  await give(page, [chain[0]]);
  assert.equal(Object.keys(await listed(page)).length, 1);
  await give(page, [made('yunling-2017.txt', fs.readFileSync(chain[1]))]);
  assert.deepEqual(Object.keys(await listed(page)).sort(), ['yunling-2017 (2).txt', 'yunling-2017.txt']);
  await close();
});

test('removing a file keeps the others and the focus in the list', async () => {
  const { page, close } = await open();
  await give(page, chain.slice(0, 3));
  await press(page, 'remove-qingbai-2017.txt');
  await idle(page);
  assert.deepEqual(Object.keys(await listed(page)).sort(), ['bailu-2017.txt', 'yunling-2017.txt']);
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('.files'))), true);
  await press(page, 'remove-all');
  await page.click('dialog button[value="yes"]');
  await page.waitForSelector('.drop-title');
  await close();
});

test('3,000 files at once are listed page by page', { timeout: 300_000 }, async () => {
  const { page, close } = await open();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
  for (let at = 0; at < 3000; at += 1) fs.writeFileSync(path.join(folder, `${String(at).padStart(4, '0')}.txt`), at % 100 === 0 ? fs.readFileSync(chain[0]) : `第 ${at} 份材料，不是计划。\n`);
  await drop(page, [folder]);
  fs.rmSync(folder, { recursive: true });
  assert.match(await page.textContent('[data-key="shown-all"]'), /3000/);
  assert.equal(await page.locator('.files tbody tr').count(), 100);
  await press(page, 'later');
  assert.match(await page.textContent('.pager span'), /101–200/);
  await close();
});

test('reading can be stopped, and nothing already there is lost', { timeout: 300_000 }, async () => {
  const { page, close } = await open();
  await give(page, chain.slice(0, 2));
  const many = Array.from({ length: 400 }, (_, at) => made(`${at}.txt`, fs.readFileSync(chain[3])));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'choose-files')]);
  await chooser.setFiles(many);
  await page.click('[data-key="stop"]');
  await idle(page);
  await page.waitForSelector('.files');
  const rows = await listed(page);
  assert.ok(rows['yunling-2017.txt'] && rows['qingbai-2017.txt'], JSON.stringify(Object.keys(rows)));
  await close();
});

test('a worker that is lost, as when memory runs out, loses nothing', async () => {
  const { page, close } = await open();
  await give(page, chain);
  await page.evaluate(() => engine.broken());
  await page.waitForSelector('.notice.error');
  assert.match((await texts(page, '.notice.error')).join(), /内存不足.*都还在/);
  await door(page, 'compare');
  await page.waitForSelector('.matrix');
  assert.equal(await page.locator('.matrix thead th.place').count(), 8);
  await close();
});

test('a list with mistakes among the files is said with its places, and can be removed', async () => {
  const { page, close } = await open();
  await give(page, [...chain.slice(0, 2), made('corpus.yaml', 'plans:\n  - {path: nowhere.txt, level: moon}\n')]);
  const said = await page.textContent('.notice.error');
  assert.match(said, /corpus\.yaml/);
  await press(page, 'remove-corpus.yaml');
  await idle(page);
  assert.equal(await page.locator('div.notice.error[role=alert]').count(), 0);
  assert.match(await page.textContent('[data-key="shown-plans"]'), /2/);
  await close();
});

test('leaving asks first where a person’s own work is not saved, and only then', async () => {
  const { page, close } = await open();
  await give(page, chain.slice(0, 2));
  const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await asks(), false);
  await page.click('[data-key^="correct-"]');
  await page.fill('dialog [data-fact="year"]', '2018');
  await page.click('dialog button[value="save"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  await idle(page);
  assert.equal(await asks(), true);
  await page.evaluate(() => { state.unsaved = false; });
  await close();
});
