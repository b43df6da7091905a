// A draft is held against what stands above it; each finding leads to its words and back, and its text can be taken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, door, give, idle, open, press, taken, textOf, texts, unzipped } from './lib/page.mjs';

async function checked() {
  const all = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await give(all.page, chain);
  await door(all.page, 'draft');
  const draft = await all.page.$$eval('[data-key="draft"] option', all => all.find(one => one.textContent.includes('zhupu')).value);
  await all.page.selectOption('[data-key="draft"]', draft);
  await press(all.page, 'check');
  await all.page.waitForSelector('.findings');
  await idle(all.page);
  return all;
}

test('findings name what is asked above and stand in the text', async () => {
  const { page, close } = await checked();
  const said = await page.textContent('#draft-result');
  for (const part of ['每季度', '每月', '国家', '云岭省', '青柏市', '建议文字']) assert.ok(said.includes(part), part);
  assert.ok((await texts(page, '.draft-text mark')).includes('每季度'));
  assert.equal(await page.evaluate(() => document.activeElement.closest('#draft-result') !== null), true, 'the focus is at the findings');
  await close();
});

test('a finding leads to its words, the number there leads back', async () => {
  const { page, close } = await checked();
  await page.locator('.finding:has-text("每季度") .link').click();
  assert.equal(await page.textContent('.draft-text .flash'), '每季度');
  await page.evaluate(() => document.activeElement.click());
  assert.match(await page.evaluate(() => document.activeElement.id), /^finding-/);
  await close();
});

test('the text of the draft is shown whole, whatever is marked', async () => {
  const { page, close } = await checked();
  const shown = await page.$$eval('.draft-text .line', lines => lines.map(line => [...line.childNodes].filter(node => !(node.matches?.('button'))).map(node => node.textContent).join('')).join('\n'));
  const text = await page.evaluate(() => draftView.result.draft.text);
  assert.equal(shown, text);
  await close();
});

test('proposed texts can be copied, one and all', async () => {
  const { page, close } = await checked();
  await page.locator('.finding:has-text("每季度") .proposal button').click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^每月/);
  await press(page, 'copy-all');
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).split('\n').length > 5);
  await close();
});

test('findings can be shown by their weight, and the parents be named', async () => {
  const { page, close } = await checked();
  const whole = await page.locator('.finding').count();
  await press(page, 'severity-error');
  assert.ok((await page.locator('.finding').count()) < whole);
  await press(page, 'severity-error');
  await press(page, 'above-true');
  const picks = await page.locator('.steps .picks input').count();
  assert.equal(picks, 7);
  const ticked = page.locator('.steps .picks input:checked');
  while ((await ticked.count()) > 0) await ticked.first().uncheck();
  await page.locator('.steps .picks li:has-text("yunling") input').check();
  await press(page, 'check');
  await idle(page);
  assert.ok(!(await page.textContent('#draft-result .facts')).includes('青柏市'));
  await close();
});

test('the draft with comments and the list are taken away', async () => {
  const { page, close } = await checked();
  const word = unzipped((await taken(page, 'take-check-docx')).bytes);
  assert.ok(textOf(word.get('word/document.xml')).includes('每季度'));
  assert.match(textOf(word.get('word/comments.xml') ?? ''), /每月/);
  const book = [...unzipped((await taken(page, 'take-check-xlsx')).bytes).values()].map(textOf).join(' ');
  assert.ok(book.includes('每季度') && book.includes('每月'));
  await close();
});
