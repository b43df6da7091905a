// The report over a folder: conclusion, parts, one page a place, the set.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, door, give, idle, open, press, taken, texts, unzipped } from './lib/page.mjs';

async function reported() {
  const all = await open();
  await give(all.page, chain);
  await door(all.page, 'report');
  await all.page.waitForSelector('#report-part h3');
  return all;
}

test('the conclusion comes first, with the numbers of the table', async () => {
  const { page, close } = await reported();
  const core = await page.textContent('#report-part .core');
  assert.match(core, /8 份/);
  const covered = await page.evaluate(async () => (await compareFresh.get()).coverage.plans.reduce((sum, plan) => sum + plan.summary.covered, 0));
  assert.ok(core.includes(`已覆盖 ${covered} 项次`), core);
  await close();
});

test('every part opens and says something', async () => {
  const { page, close } = await reported();
  const keys = await page.$$eval('.parts button', all => all.map(one => one.dataset.key));
  assert.ok(keys.length >= 5, keys.join());
  for (const key of keys) {
    await press(page, key);
    await idle(page);
    assert.ok((await page.textContent('#report-part')).length > 10, key);
  }
  await close();
});

test('one page a place, by choice', async () => {
  const { page, close } = await reported();
  await press(page, 'part-place');
  await idle(page);
  await page.waitForSelector('.place-page .rows');
  const options = await texts(page, '[data-key="place"] option');
  assert.equal(options.length, 8);
  await page.selectOption('[data-key="place"]', { label: options.find(one => one.includes('竹浦县')) });
  await idle(page);
  assert.ok((await page.textContent('#report-part')).includes('竹浦县'));
  const own = await taken(page, 'take-gap-html');
  assert.ok(own.bytes.toString('utf8').includes('竹浦县'));
  await close();
});

test('the set is a zip of the files that the program writes', async () => {
  const { page, close } = await reported();
  const set = unzipped((await taken(page, 'take-set')).bytes);
  const names = [...set.keys()].map(name => name.split('/').pop());
  for (const name of ['index.html', 'coverage.json', 'comparison.csv']) assert.ok(names.includes(name), `${name}: ${names}`);
  await close();
});
