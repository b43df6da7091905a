// Opens a report page in Chromium and tries everything in it: every filter and every cell by mouse and by keyboard, sorts, the search, the
// lists that unfold, the export, narrow screens, dark and printed; the longest pause of its main thread while filtering and scrolling.
//
//   npm install puppeteer-core && CHROMIUM=/usr/bin/chromium node tests/browser/page.js REPORT/index.html
//
// Not part of the test suite, which needs no browser; tests/reports/page.rs holds what the text of the page can tell. Ends with 1 on a failure.
// The table beside the page, comparison.csv, must be what the unfiltered page exports.
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const file = path.resolve(process.argv[2]);
const bad = [];
const check = (holds, what) => { if (!holds) bad.push(what); };

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage();
  page.on("console", message => bad.push(`console: ${message.text()}`));
  page.on("pageerror", error => bad.push(`error: ${error}`));
  page.on("request", request => check(/^(file|blob):/.test(request.url()), `request: ${request.url()}`));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`file://${file}`);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  check(await fits(), "wider than 1280");

  // Clicks, and tells how long the page took to lay itself out anew.
  const timed = (selector, at = 0) => page.evaluate((selector, at) => {
    const start = performance.now();
    document.querySelectorAll(selector)[at].click();
    document.body.offsetHeight;
    return performance.now() - start;
  }, selector, at);
  const shown = () => page.evaluate(() => ["tbody tr[data-d]", "thead th[data-p]"].map(what => document.querySelectorAll(`.heat ${what}:not([hidden])`).length).join() + document.querySelectorAll("section[data-p]:not([hidden])").length);
  let slowest = 0;
  await page.evaluate(() => { document.querySelector("#tools details").open = true; });
  const whole = await shown();
  const buttons = await page.$$eval("button[data-key]", all => all.length);
  const handles = await page.$$("button[data-key]");
  const ways = { mouse: handle => handle.click(), Space: async handle => { await handle.focus(); await page.keyboard.press("Space"); }, Enter: async handle => { await handle.focus(); await page.keyboard.press("Enter"); } };
  for (let at = 0; at < buttons; at += 1) {
    slowest = Math.max(slowest, await timed("button[data-key]", at), await timed("button[data-key]", at));
    for (const [way, press] of Object.entries(ways)) {
      await press(handles[at]);
      const state = await page.evaluate(at => [document.querySelectorAll("button[data-key]")[at].getAttribute("aria-pressed"), document.querySelector("#shown").textContent], at);
      check(state[0] === "true" && state[1] !== "", `filter ${at} by ${way} does nothing`);
      await press(handles[at]);
      check(await shown() === whole, `filter ${at} by ${way} has no way back`);
    }
  }
  await page.click("button[data-key]");
  await page.click("#reset");
  check(await shown() === whole, "reset");
  const code = await page.$eval(".heat tbody tr[data-i]", row => row.dataset.i);
  await page.focus("#query");
  await page.keyboard.type(code);
  check(await page.$$eval(".heat tbody tr[data-i]:not([hidden])", (rows, code) => rows.some(row => row.dataset.i === code), code), "the search loses what it finds");
  check(await shown() !== whole, "the search does nothing");
  await page.click("#reset");
  check(await shown() === whole, "reset of the search");
  await page.evaluate(() => { document.querySelector("#tools details").open = false; });

  const heads = await page.$$eval(".heat button.sort", all => all.length);
  for (let at = 0; at < heads; at += 1) for (const wanted of ["ascending", "descending", "none"]) {
    slowest = Math.max(slowest, await timed(".heat button.sort", at));
    const found = await page.evaluate(at => document.querySelectorAll(".heat button.sort")[at].closest("th").getAttribute("aria-sort"), at);
    check(found === wanted, `sort ${at}: ${found}`);
  }

  const cells = await page.$$eval(".heat td a", all => all.length);
  const until = (test, ...given) => page.waitForFunction(test, { timeout: 3000, polling: 10 }, ...given).then(() => true, () => false);
  const links = await page.$$(".heat td a");
  for (let at = 0; at < cells; at += 1) for (const way of ["mouse", "keyboard"]) {
    const goal = await links[at].evaluate(link => link.hash.slice(1));
    if (way === "mouse") await links[at].click(); else { await links[at].focus(); await page.keyboard.press("Enter"); }
    const there = await until(goal => { const at = document.activeElement, box = at.getBoundingClientRect(); return at.id === goal && box.top < innerHeight && box.bottom > 0; }, goal);
    check(there, `cell ${goal} by ${way} leads elsewhere`);
    await page.keyboard.press("Escape");
    check(await until(goal => document.activeElement.hash?.slice(1) === goal, goal), `no way back from ${goal} by ${way}`);
  }
  await page.focus(".heat td a");
  const from = await page.evaluate(() => document.activeElement.hash);
  await page.keyboard.press("ArrowDown");
  check(await page.evaluate(from => document.activeElement.closest(".heat td") && document.activeElement.hash !== from, from), "an arrow key does not move over the cells");

  for (const list of await page.$$("details > summary")) {
    const open = () => list.evaluate(summary => summary.parentElement.open);
    const before = await open();
    await list.focus();
    await page.keyboard.press("Enter");
    check(await open() !== before, "a list does not unfold by keyboard");
    await page.keyboard.press("Enter");
    check(await open() === before, "a list does not close by keyboard");
  }

  const csv = await page.evaluate(() => new Promise(done => {
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.arrayBuffer().then(bytes => done(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes))); return make.call(URL, blob); };
    document.querySelector("#csv").click();
  }));
  const table = path.join(path.dirname(file), "comparison.csv");
  if (fs.existsSync(table) && path.basename(file) === "index.html") check(csv === fs.readFileSync(table, "utf8"), "the export is not comparison.csv");

  // What a reader waits for: the longest task of the main thread while the page is scrolled from end to end.
  const paused = await page.evaluate(async () => {
    const tasks = [];
    const watch = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)));
    watch.observe({ type: "longtask" });
    for (let at = 0; at < document.documentElement.scrollHeight; at += 1800) {
      scrollTo(0, at);
      await new Promise(done => requestAnimationFrame(done));
    }
    await new Promise(done => setTimeout(done, 300));
    watch.disconnect();
    return Math.max(0, ...tasks);
  });
  slowest = Math.max(slowest, paused);
  for (const scheme of ["light", "dark"]) for (const width of [1280, 390]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 844 });
    check(await fits(), `wider than ${width}`);
    const faint = await page.evaluate(() => {
      const light = text => { const [r, g, b] = text.match(/[\d.]+/g).map(Number).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
      const worst = [...document.querySelectorAll(".heat td[class], .tag, .muted, mark")].slice(0, 400).map(found => {
        const style = getComputedStyle(found);
        let up = found, ground = style.backgroundColor;
        while (/, 0\)$|transparent/.test(ground) && (up = up.parentElement)) ground = getComputedStyle(up).backgroundColor;
        const [a, b] = [light(style.color), light(ground)].sort((x, y) => y - x);
        return (a + .05) / (b + .05);
      });
      return Math.min(...worst);
    });
    check(faint >= 4.5, `contrast of ${faint.toFixed(1)} at ${width}, ${scheme}`);
  }
  check(slowest < 200, `slow: ${slowest} ms`);
  console.log(`${buttons} filters, ${heads} sorts, ${cells} cells; slowest ${Math.round(slowest)} ms`);
  for (const what of bad) console.error(what);
  await browser.close();
  process.exitCode = bad.length ? 1 : 0;
})();
