// Opens the page as a person does, from a file, and gives what the tests do with it again and again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const file = path.resolve(root, process.env.DUIBIAO_PAGE ?? 'target/page/duibiao.html');
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update', '--disable-sync'];

/** The invented province: eight plans, a web page among them, and the facts that the tables do not know. */
export const chain = ['yunling-2017.txt', 'qingbai-2017.txt', 'bailu-2017.txt', 'zhupu-2017.txt', 'yanhu-2017.txt', 'fengxi-2017.txt', 'dizhou-2017.txt', 'weitang-2017.html', 'corpus.yaml']
  .map(name => path.join(root, 'tests/fixtures/chain', name));

/** A plan in each of five formats. */
export const five = ['word/guangyuan-2017.docx', 'pdf/dongying-2017.libreoffice.pdf', 'web/xinyuan-2017.cms.html', 'sheets/plain.xlsx'].map(name => path.join(root, 'tests/fixtures', name))
  .concat(path.join(root, 'seeds/yibin-2017.txt'));

// One browser for the tests of a file; each test has a context of its own, which shares nothing with the others.
let launched;
const running = new Set();
afterEach(() => Promise.all([...running].map(context => context.close())));
after(quit);

/** Ends the browser, for what is no test. */
export async function quit() {
  await (await launched)?.close();
}

/** Opens the page, and waits until it has begun. Whatever it says to the console or asks of the network is a mistake, which `close` tells. */
export async function open(options = {}) {
  const { page, wrong } = await openFile(file, options);
  await page.waitForSelector('#foot [data-key="taxonomy"]');
  const close = async () => {
    await page.context().close();
    assert.deepEqual(wrong, [], 'what the page said, asked for or failed at');
  };
  return { page, wrong, close };
}

/** Opens a page that may not begin, and counts the workers that it makes; `before` is done with the page while it is empty. */
export async function openFile(file, options = {}, before = async () => {}) {
  launched ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  const browser = await launched;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  running.add(context);
  context.on('close', () => running.delete(context));
  const page = await context.newPage();
  const wrong = [];
  const workers = [];
  page.on('worker', worker => workers.push(worker));
  page.on('console', message => { if (!['debug', 'log'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', error => wrong.push(`error: ${error.stack}`));
  page.on('dialog', dialog => { if (dialog.type() !== 'beforeunload') wrong.push(`a dialog: ${dialog.message()}`); dialog.accept(); });
  page.on('request', request => { if (!/^(file|blob|data):/.test(request.url())) wrong.push(`request: ${request.url()}`); });
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await before(page);
  await page.goto(`file://${file}`);
  return { page, wrong, workers };
}

/** Presses a control by its key. */
export const press = (page, key) => page.click(`[data-key="${key}"]`);

/** Gives files by the button. */
export async function give(page, files, key = 'choose-files') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, key)]);
  const mixed = files.some(one => typeof one !== 'string');
  await chooser.setFiles(mixed ? files.map(one => (typeof one === 'string' ? made(path.basename(one), fs.readFileSync(one)) : one)) : files);
  await idle(page);
}

/** Drops files and folders on the page, as a file manager does. */
export async function drop(page, files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
  await idle(page);
}

/** Gives files that lie nowhere: names and texts. */
export const made = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** Waits until the page does nothing more. */
export async function idle(page) {
  await page.waitForTimeout(50);
  await page.waitForFunction(() => !document.querySelector('.busy'), null, { timeout: 120_000 });
}

/** Opens a door and waits for what is behind it. */
export async function door(page, name) {
  await press(page, `door-${name}`);
  await idle(page);
}

/** Takes a file away; gives its name and bytes. */
export async function taken(page, key) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, key)]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

/** The texts of the parts of a zip, which XLSX and DOCX are too. */
export function unzipped(bytes) {
  const parts = unzipSync(new Uint8Array(bytes));
  return new Map(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]));
}

/** The text of an XML part, without its marks. */
export const textOf = xml => xml.replace(/<[^>]+>/g, '\u0001').replace(/\u0001+/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

/** The rows of the list of files: path → its text. */
export const listed = page => page.$$eval('.files tbody tr', rows => Object.fromEntries(rows.map(row => [row.querySelector('bdi:last-of-type')?.textContent ?? row.cells[0].textContent, row.textContent])));

export const texts = (page, selector) => page.$$eval(selector, found => found.map(one => one.textContent.trim()));
