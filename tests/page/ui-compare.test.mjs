// The table: filters, the sentences of every level, arrow keys, and what is taken away holds what is seen.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chain, door, give, idle, open, press, taken, textOf, texts, unzipped } from './lib/page.mjs';

async function compared(options) {
  const all = await open(options);
  await give(all.page, chain);
  await door(all.page, 'compare');
  await all.page.waitForSelector('.matrix');
  return all;
}

test('items × places, with the verdicts of the program', async () => {
  const { page, close } = await compared();
  assert.equal(await page.locator('.matrix thead th.place').count(), 8);
  const rows = await page.locator('.matrix tbody tr:not(.domain)').count();
  const folder = new URL('../../taxonomy/items/', import.meta.url);
  const items = readdirSync(folder).map(name => readFileSync(new URL(name, folder), 'utf8').match(/^- code:/gm).length).reduce((sum, count) => sum + count);
  assert.ok(rows * 2 > items && rows <= items, `${rows} rows of ${items} items`);
  const cells = page.locator('.matrix tr:has(.code:text-is("FI6")) td');
  const classes = await cells.evaluateAll(all => all.map(cell => cell.className));
  // The province leaves it out, and whoever stands below had it from nobody.
  assert.deepEqual(classes.slice(-8), ['dropped', ...Array(4).fill('dropped above'), 'undetermined', 'dropped above', 'dropped above']);
  await close();
});

test('what was lost higher up has a sign of its own, and is shown with what is dropped', async () => {
  const { page, close } = await compared();
  const above = page.locator('.matrix td.dropped.above');
  const count = await above.count();
  assert.ok(count > 0);
  assert.ok((await above.allTextContents()).every(text => text.startsWith('△')));
  assert.match(await above.first().locator('button').getAttribute('aria-label'), /上级已缺/);
  await press(page, 'filter-dropped');
  assert.equal(await above.count(), count);
  await above.first().locator('button').click();
  await page.waitForSelector('.proof .tag.dropped.above');
  assert.equal(await page.textContent('.proof .tag.dropped.above'), '上级已缺');
  await close();
});

test('filters leave what fits, and clearing them leaves all', async () => {
  const { page, close } = await compared();
  const rows = () => page.locator('.matrix tbody tr:not(.domain)').count();
  const whole = await rows();
  await press(page, 'filter-dropped');
  const dropped = await rows();
  assert.ok(dropped > 0 && dropped < whole);
  await press(page, 'filter-province');
  assert.equal(await page.locator('.matrix thead th.place').count(), 1);
  await press(page, 'clear');
  assert.equal(await rows(), whole);
  await page.fill('[data-key="query"]', '预决算');
  assert.equal(await rows(), 1);
  await page.fill('[data-key="query"]', '没有这样的事项');
  assert.match(await page.textContent('.empty'), /没有/);
  await press(page, 'clear');
  await page.selectOption('[data-key="pick-order"]', 'gaps');
  const counts = (await texts(page, '.matrix tbody td.count')).map(Number);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  await page.selectOption('[data-key="pick-order"]', 'items');
  await page.click('.places summary');
  await page.click('.picks input >> nth=0');
  assert.equal(await page.locator('.matrix thead th.place').count(), 1);
  await close();
});

test('a cell opens the sentences of each level, Esc closes them and gives the focus back', async () => {
  const { page, close } = await compared();
  const cell = page.locator('.matrix tr:has(.code:text-is("EC2")) td button[aria-label^="竹浦县"]');
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.proof blockquote');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'proof-title');
  const said = await page.textContent('.proof');
  for (const part of ['EC2', '国家要点', '云岭省', '青柏市', '上级怎么要求', '本级怎么写', '每季度', '频次弱化']) assert.ok(said.includes(part), `${part}: ${said}`);
  assert.ok((await page.locator('.proof blockquote').count()) >= 4, 'national, province, prefecture and its own');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.proof').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.closest('tr')?.querySelector('.code').textContent), 'EC2');
  await page.click('.matrix th.name button >> nth=0');
  await page.waitForSelector('.proof details');
  assert.ok((await page.locator('.proof details').count()) >= 8, 'an item shows all places');
  await page.keyboard.press('Escape');
  await close();
});

test('arrow keys walk the table, which is one stop of the Tab key', async () => {
  const { page, close } = await compared();
  assert.equal(await page.locator('.matrix button[tabindex="0"]').count(), 1);
  await page.focus('.matrix button[tabindex="0"]');
  const where = () => page.evaluate(() => [document.activeElement.dataset.row, document.activeElement.dataset.column ?? null]);
  assert.deepEqual(await where(), ['0', null]);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await where(), ['0', '0']);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await where(), ['1', '0']);
  await page.keyboard.press('End');
  assert.deepEqual(await where(), ['1', '7']);
  await page.keyboard.press('Home');
  assert.deepEqual(await where(), ['1', null]);
  for (let at = 0; at < 12; at += 1) await page.keyboard.press('PageDown');
  const [row] = await where();
  const seen = await page.evaluate(() => {
    const own = document.activeElement.getBoundingClientRect();
    const top = document.elementFromPoint(own.left + own.width / 2, own.top + own.height / 2);
    return document.activeElement.contains(top);
  });
  assert.ok(Number(row) > 60 && seen, `row ${row}, seen ${seen}`);
  assert.equal(await page.locator('.matrix button[tabindex="0"]').count(), 1);
  await close();
});

test('Excel and Word hold what the table shows', async () => {
  const { page, close } = await compared();
  const whole = await taken(page, 'take-compare-xlsx');
  assert.match(whole.name, /\.xlsx$/);
  const book = [...unzipped(whole.bytes).values()].map(textOf).join(' ');
  for (const part of ['EC1', '云岭省', '雁湖县']) assert.ok(book.includes(part), part);
  await press(page, 'filter-province');
  const less = [...unzipped((await taken(page, 'take-compare-xlsx')).bytes).values()].map(textOf).join(' ');
  assert.ok(less.includes('云岭省') && less.includes('EC1'));
  const word = unzipped((await taken(page, 'take-compare-docx')).bytes);
  assert.ok(textOf(word.get('word/document.xml')).includes('云岭省'));
  const csv = (await taken(page, 'take-compare-csv')).bytes.toString('utf8');
  assert.ok(csv.includes('云岭省') && !csv.split('\n')[0].includes('雁湖县'), csv.slice(0, 200));
  await idle(page);
  await close();
});

test('English by a switch, and back', async () => {
  const { page, close } = await compared();
  await press(page, 'lang');
  await idle(page);
  await page.waitForSelector('.matrix');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  const words = await page.evaluate(() => [...document.querySelectorAll('#top, .filters, .matrix thead th.name, #foot')].map(one => one.textContent).join(' '));
  assert.match(words, /Comparison/);
  await press(page, 'lang');
  await idle(page);
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  await close();
});
