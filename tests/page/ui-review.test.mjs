// A person decides what the program is not sure of; the decisions count at once, are kept, and can be loaded again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, door, give, idle, made, open, press, taken, texts } from './lib/page.mjs';

async function reviewing() {
  const all = await open();
  await give(all.page, chain);
  await door(all.page, 'review');
  await all.page.waitForSelector('.review-rows');
  return all;
}

test('three clauses: is, is not, is another; signed and dated, taken away, loaded again', async () => {
  const { page, close } = await reviewing();
  await page.click('.review-row button.yes >> nth=0');
  assert.match(await page.textContent('#notices'), /姓名/, 'nobody decides without a name');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'reviewer-who');
  await page.fill('[data-key="reviewer-who"]', '王审计');
  await page.fill('[data-key="reviewer-when"]', '2026-03-02');
  await page.click('.review-row button.yes >> nth=0');
  await idle(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('.review-row:nth-child(2) button.yes')), 'the focus goes on to the next one');
  await page.click('.review-row:nth-child(2) button.no');
  await idle(page);
  const third = page.locator('.review-row:nth-child(3)');
  await third.locator('[data-key^="more-"]').click();
  await page.keyboard.type('没有的事项');
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#notices'), /没有这个事项/);
  await third.locator('input[list]').fill('FI1');
  await page.keyboard.press('Enter');
  await idle(page);
  assert.match(await page.textContent('#review-count'), /已判定 4/, 'the third is two: not the one, but the other');
  assert.match(await third.textContent(), /已改为.*FI1/);
  const table = await taken(page, 'take-review');
  assert.match(table.name, /\.sssom\.tsv$/);
  const text = table.bytes.toString('utf8');
  assert.ok(text.includes('王审计') && text.includes('2026-03-02') && text.includes('FI1'), text.slice(0, 400));
  await close();

  const again = await open();
  await give(again.page, chain);
  await give(again.page, [made('复核.sssom.tsv', table.bytes)]);
  await door(again.page, 'review');
  await press(again.page, 'open-false');
  await idle(again.page);
  assert.match(await again.page.textContent('#review-count'), /已判定 4/);
  await again.close();
});

test('a decision changes the table at once, and can be taken back', async () => {
  const { page, close } = await reviewing();
  await page.fill('[data-key="reviewer-who"]', '王审计');
  const counts = () => page.evaluate(async () => JSON.stringify((await compareFresh.get()).coverage.plans.map(plan => plan.review)));
  const before = await counts();
  await page.click('.review-row button.no >> nth=0');
  await idle(page);
  assert.notEqual(await counts(), before);
  await page.click('[data-key^="back-"]');
  await idle(page);
  assert.equal(await counts(), before);
  await close();
});

test('a table with mistakes is refused with the reasons, and changes nothing', async () => {
  const { page, close } = await reviewing();
  const before = await page.textContent('#review-count');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'load-review')]);
  await chooser.setFiles([made('坏.sssom.tsv', 'subject_id\tobject_id\tdecision\nclause:none\titem:XX9\tmaybe\n')]);
  await idle(page);
  await page.waitForSelector('.notice.error');
  assert.match((await texts(page, '.notice.error')).join(), /未能完成/);
  assert.equal(await page.textContent('#review-count'), before);
  await close();
});
