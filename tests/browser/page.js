// Opens a report page in Chromium and tries everything in it: every filter, sort, cell (mouse and keyboard), the export, narrow screens.
//
//   npm install puppeteer-core && CHROMIUM=/usr/bin/chromium node tests/browser/page.js REPORT/index.html
//
// Not part of the test suite, which needs no browser; tests/page.rs holds what the text of the page can tell. Ends with 1 on a failure.
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
  for (let at = 0; at < buttons; at += 1) {
    slowest = Math.max(slowest, await timed("button[data-key]", at));
    const state = await page.evaluate(at => [document.querySelectorAll("button[data-key]")[at].getAttribute("aria-pressed"), document.querySelector("#shown").textContent], at);
    check(state[0] === "true" && state[1] !== "", `filter ${at} does nothing`);
    slowest = Math.max(slowest, await timed("button[data-key]", at));
    check(await shown() === whole, `filter ${at} has no way back`);
  }
  await page.focus("button[data-key]");
  await page.keyboard.press("Space");
  check(await page.$eval("button[data-key]", button => button.getAttribute("aria-pressed")) === "true", "a filter by keyboard");
  await timed("#reset");
  check(await shown() === whole, "reset");

  const heads = await page.$$eval(".heat button.sort", all => all.length);
  for (let at = 0; at < heads; at += 1) for (const wanted of ["ascending", "descending", "none"]) {
    slowest = Math.max(slowest, await timed(".heat button.sort", at));
    const found = await page.evaluate(at => document.querySelectorAll(".heat button.sort")[at].closest("th").getAttribute("aria-sort"), at);
    check(found === wanted, `sort ${at}: ${found}`);
  }

  const cells = await page.$$eval(".heat td a", all => all.length);
  const pause = () => new Promise(done => setTimeout(done, 15));
  for (let at = 0; at < cells; at += 1) {
    const goal = await page.evaluate(at => { const link = document.querySelectorAll(".heat td a")[at]; link.focus(); return link.hash.slice(1); }, at);
    if (at % 2) await page.keyboard.press("Enter"); else await timed(".heat td a", at);
    await pause();
    const seen = await page.evaluate(() => { const box = document.activeElement.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0 ? document.activeElement.id : ""; });
    check(seen === goal, `cell ${goal} leads to ${seen}`);
    await page.keyboard.press("Escape");
    await pause();
    check(await page.evaluate(() => document.activeElement.hash?.slice(1)) === goal, `no way back from ${goal}`);
  }

  const csv = await page.evaluate(() => new Promise(done => {
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.arrayBuffer().then(bytes => done(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes))); return make.call(URL, blob); };
    document.querySelector("#csv").click();
  }));
  const table = path.join(path.dirname(file), "comparison.csv");
  if (fs.existsSync(table) && path.basename(file) === "index.html") check(csv === fs.readFileSync(table, "utf8"), "the export is not comparison.csv");

  await page.setViewport({ width: 390, height: 844 });
  check(await fits(), "wider than 390");
  check(slowest < 200, `slow: ${slowest} ms`);
  console.log(`${buttons} filters, ${heads} sorts, ${cells} cells; slowest ${Math.round(slowest)} ms`);
  for (const what of bad) console.error(what);
  await browser.close();
  process.exitCode = bad.length ? 1 : 0;
})();
