// Markup in every field of a plan is text on the page: nothing runs, nothing is made of it, nothing is asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { door, give, idle, made, open, press } from './lib/page.mjs';

const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload=window.hit=1></svg>"\'><a href="javascript:window.hit=1">x</a>';
const plan = level => `${evil}${level}2017年政务公开工作要点\n${evil}〔2017〕1号\n各单位：\n一、${evil}\n（一）公开${evil}\n1. 公开财政预决算和“三公”经费${evil}。（责任单位：${evil}财政局）\n2. 推进重大建设项目信息公开，每季度公布${evil}进展。（责任单位：发改局）\n3. 做好${evil}政策解读。\n${evil}人民政府办公室\n2017年5月1日\n`;

test('a hostile plan changes nothing', async () => {
  const { page, close } = await open();
  await give(page, [made('<img src=x onerror=window.hit=1>.txt', plan('甲县')), made('乙.html', `<title>${evil}</title><body><h1>乙市2017年政务公开工作要点</h1><p>${plan('乙市').replace(/</g, '&lt;').split('\n').join('</p><p>')}</p></body>`), made('bad\u202ename<b>.txt', plan('丙县'))]);
  for (const place of await page.$$('[data-key^="correct-"]')) {
    await place.click();
    await page.fill('dialog [data-fact="jurisdiction"]', evil.slice(0, 60));
    await page.click('dialog button[value="save"]');
    await page.waitForSelector('dialog', { state: 'detached' });
    await idle(page);
    break;
  }
  for (const name of ['compare', 'draft', 'report', 'review', 'files']) {
    await door(page, name);
    if (name === 'draft') {
      await press(page, 'check');
      await idle(page);
    }
    if (name === 'compare') {
      await page.click('.matrix td button >> nth=0');
      await page.waitForSelector('.proof blockquote, .proof p.muted');
      await page.keyboard.press('Escape');
    }
    if (name === 'report') {
      for (const key of await page.$$eval('.parts button', all => all.map(one => one.dataset.key))) {
        await press(page, key);
        await idle(page);
      }
    }
    assert.equal(await page.evaluate(() => window.hit), undefined, name);
    assert.equal(await page.locator('img, svg, iframe, object, [onerror], [onload], main a[href]').count(), 0, name);
  }
  await close();
});
