// A sitting is kept in one file with inputs, corrections and decisions; a broken one changes nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { chain, door, drop, give, idle, listed, made, open, press, root, taken, texts, unzipped } from './lib/page.mjs';

test('saved, opened again, everything is there', async () => {
  const { page, close } = await open();
  await give(page, chain);
  await page.click('[data-key="correct-dizhou-2017.txt"]');
  await page.fill('dialog [data-fact="year"]', '2018');
  await page.click('dialog button[value="save"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  await idle(page);
  await door(page, 'review');
  await page.fill('[data-key="reviewer-who"]', '王审计');
  await page.click('.review-row button.yes >> nth=0');
  await idle(page);
  await door(page, 'compare');
  const before = await texts(page, '.matrix tbody td');
  const saved = await taken(page, 'save-sitting');
  assert.match(saved.name, /\.duibiao\.zip$/);
  const names = [...unzipped(saved.bytes).keys()];
  assert.ok(names.some(name => name.endsWith('corpus.yaml')), names.join());
  await close();

  const again = await open();
  await give(again.page, [made('工作.duibiao.zip', saved.bytes)]);
  const rows = await listed(again.page);
  assert.ok(rows['dizhou-2017.txt'].includes('2018') && rows['dizhou-2017.txt'].includes('已更正'), rows['dizhou-2017.txt']);
  await door(again.page, 'compare');
  assert.deepEqual(await texts(again.page, '.matrix tbody td'), before);
  await door(again.page, 'review');
  await press(again.page, 'open-false');
  await idle(again.page);
  assert.match(await again.page.textContent('#review-count'), /已判定 1/);
  await door(again.page, 'files');
  await again.page.click('[data-key="correct-dizhou-2017.txt"]');
  await again.page.fill('dialog [data-fact="year"]', '');
  await again.page.click('dialog button[value="save"]');
  await again.page.waitForSelector('dialog', { state: 'detached' });
  await idle(again.page);
  assert.ok(!(await listed(again.page))['dizhou-2017.txt'].includes('2018'), 'taken back, the text counts');
  await again.close();
});

test('a broken sitting is refused, and what is there stays', async () => {
  const { page, close } = await open();
  await give(page, chain.slice(0, 2));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'open-sitting')]);
  await chooser.setFiles([made('坏.duibiao.zip', 'not a zip')]);
  await page.click('dialog button[value="yes"]');
  await idle(page);
  assert.match((await texts(page, '.notice.error')).join(), /未能完成/);
  assert.equal(Object.keys(await listed(page)).length, 2);
  await close();
});

test('a sitting that is given beside others asks first; declined, it changes nothing, and the others are taken', async () => {
  const { page, close } = await open();
  await give(page, chain.slice(0, 1));
  const saved = await taken(page, 'save-sitting');
  await give(page, chain.slice(1, 2));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'choose-files')]);
  await chooser.setFiles([made('工作.duibiao.zip', saved.bytes), made('bailu-2017.txt', fs.readFileSync(chain[2]))]);
  await page.click('dialog button[value="no"]');
  await page.waitForFunction(() => document.querySelectorAll('.files tbody tr').length === 3);
  await close();
});

test('another list of items is used, one with mistakes is not', async () => {
  const { page, close } = await open();
  const use = async folder => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'taxonomy')]);
    await chooser.setFiles(folder);
    await idle(page);
  };
  await drop(page, [path.join(root, 'tests/fixtures/safety/plans')]);
  await use(path.join(root, 'tests/fixtures/safety/taxonomy/items'));
  await page.waitForSelector('.notice.error');
  await use(path.join(root, 'tests/fixtures/safety/taxonomy'));
  await page.waitForSelector('[data-key="taxonomy-own"]');
  await door(page, 'compare');
  assert.ok((await texts(page, '.matrix .code')).some(code => /^(EM|HZ)\d/.test(code)));
  const saved = await taken(page, 'save-sitting');
  const again = await open();
  await give(again.page, [made('工作.duibiao.zip', saved.bytes)]);
  await again.page.waitForSelector('[data-key="taxonomy-own"]');
  await door(again.page, 'compare');
  assert.ok((await texts(again.page, '.matrix .code')).some(code => /^(EM|HZ)\d/.test(code)), 'it is saved with the sitting');
  await again.close();
  await press(page, 'taxonomy-own');
  await idle(page);
  await page.waitForSelector('[data-key="taxonomy-own"]', { state: 'detached' });
  await close();
});
