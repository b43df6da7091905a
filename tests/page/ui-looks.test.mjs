// No door breaks a rule of axe, in light and dark, wide and narrow; nothing is wider than the window; print leaves out what is pressed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { chain, door, give, idle, made, open, press } from './lib/page.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function holds(page, where) {
  const result = await page.evaluate(async source => {
    if (!window.axe) (0, eval)(source);
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 140)).join(' | ')}`);
  }, axe);
  assert.deepEqual(result, [], where);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} is wider than the window`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    test(`every door, ${colorScheme}, ${width} px`, { timeout: 300_000 }, async () => {
      const { page, wrong, close } = await open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await holds(page, 'first screen');
      for (const name of ['compare', 'draft']) {
        await door(page, name);
        await holds(page, `${name} without a file`);
      }
      await door(page, 'files');
      await give(page, [...chain, made('照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), made('某地.txt', '2017年政务公开工作要点\n一、公开\n1. 公开财政预决算和“三公”经费。（责任单位：财政局）\n')]);
      await holds(page, 'files');
      await page.click('[data-key^="correct-"]');
      await holds(page, 'correction');
      await page.keyboard.press('Escape');
      await door(page, 'compare');
      await page.waitForSelector('.matrix');
      await holds(page, 'comparison');
      await page.click('.matrix td button >> nth=0');
      await page.waitForSelector('.proof h4');
      await holds(page, 'proof');
      await page.keyboard.press('Escape');
      await door(page, 'draft');
      await press(page, 'above-true');
      await press(page, 'check');
      await page.waitForSelector('.findings');
      await idle(page);
      await holds(page, 'draft');
      await door(page, 'report');
      for (const key of await page.$$eval('.parts button', all => all.map(one => one.dataset.key))) {
        await press(page, key);
        await idle(page);
        await holds(page, `report ${key}`);
      }
      await door(page, 'review');
      await page.waitForSelector('.review-rows');
      await page.click('[data-key^="more-"] >> nth=0');
      await holds(page, 'review');
      await press(page, 'lang');
      await idle(page);
      await holds(page, 'English');
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}

test('twice as large, everything is still there', async () => {
  const { page, close } = await open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await give(page, chain);
  for (const name of ['files', 'compare', 'draft', 'report', 'review']) {
    await door(page, name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
  }
  await close();
});

test('on paper the table is whole, and nothing to press', async () => {
  const { page, close } = await open();
  await give(page, chain);
  await door(page, 'compare');
  await page.waitForSelector('.matrix');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.filters').isVisible(), false);
  assert.equal(await page.locator('[data-key="print"]').isVisible(), false);
  const box = await page.evaluate(() => { const own = document.querySelector('.matrix-box'); return own.scrollHeight <= own.clientHeight + 1; });
  assert.ok(box, 'nothing is cut off');
  const pages = [...(await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  assert.ok(pages.length > 0 && pages.every(([, width, height]) => Number(width) > Number(height)), 'every page lies across');
  await close();
});
