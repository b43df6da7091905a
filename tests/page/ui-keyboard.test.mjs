// Every control is reached by the Tab key, shows that it has the focus, and works by Enter or Space.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, door, give, idle, open } from './lib/page.mjs';

/** Walks the page by the Tab key once round; gives what was reached, and what shows no focus. */
async function walked(page) {
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  const reached = new Set();
  const unseen = [];
  let rounds = 0;
  let last = null;
  for (let at = 0; at < 900; at += 1) {
    await page.keyboard.press('Tab');
    const [mark, seen] = await page.evaluate(() => {
      const own = document.activeElement;
      if (own === document.body) return [null, true];
      own.dataset.walked ??= String((window.walkedCount = (window.walkedCount ?? 0) + 1));
      const style = getComputedStyle(own);
      return [own.dataset.walked, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
    });
    if (mark === null && (rounds += 1) < 2) continue;
    // A field of a date has several stops.
    if (mark === null || (reached.has(mark) && mark !== last)) break;
    last = mark;
    reached.add(mark);
    if (!seen) unseen.push(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)));
  }
  return { reached: reached.size, unseen };
}

const missed = page => page.$$eval('button, input, select, summary, a[href]', all => all.filter(one => !one.dataset.walked && one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !(one.type === 'radio' && !one.checked)).map(one => one.outerHTML.slice(0, 160)));

test('each door by the Tab key', { timeout: 300_000 }, async () => {
  const { page, close } = await open();
  let walk = await walked(page);
  assert.deepEqual([walk.unseen, await missed(page)], [[], []], 'the first screen');
  await give(page, chain);
  for (const name of ['files', 'compare', 'draft', 'report', 'review']) {
    await door(page, name);
    if (name === 'draft') { await page.focus('[data-key="check"]'); await page.keyboard.press('Enter'); await idle(page); await page.waitForSelector('.findings'); }
    walk = await walked(page);
    assert.deepEqual([walk.unseen, await missed(page)], [[], []], name);
  }
  await close();
});

test('a whole way by keyboard alone', async () => {
  const { page, close } = await open();
  const to = async key => { await page.focus(`[data-key="${key}"]`); await page.keyboard.press('Enter'); await idle(page); };
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), (async () => { await page.focus('[data-key="choose-files"]'); await page.keyboard.press('Space'); })()]);
  await chooser.setFiles(chain);
  await idle(page);
  await to('correct-zhupu-2017.txt');
  assert.ok(await page.evaluate(() => document.activeElement.closest('dialog') !== null), 'the focus is in the window');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'correct-zhupu-2017.txt');
  await to('card-compare');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2', 'the focus goes with the door');
  await page.waitForSelector('.matrix');
  await to('filter-dropped');
  assert.equal(await page.getAttribute('[data-key="filter-dropped"]', 'aria-pressed'), 'true');
  await page.keyboard.press('Space');
  assert.equal(await page.getAttribute('[data-key="filter-dropped"]', 'aria-pressed'), 'false');
  await close();
});
