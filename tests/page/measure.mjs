// Measures the page against the program on the same files; run by hand, since times of a busy machine prove nothing:
//
//   node tests/page/measure.mjs PROGRAM        (PROGRAM built with --release)
//
// Prints the time from opening to the first answer, and for five and for a hundred plans the time of reading and comparing in both.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { open, quit, root } from './lib/page.mjs';

const program = path.resolve(process.argv[2] ?? path.join(root, 'target/release/duibiao'));
const ROUNDS = 3;
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Plans of the seeds in text, Word, PDF and HTML, so many of them under names of their own. */
function plans(folder, count) {
  const kinds = ['seeds', 'tests/fixtures/word', 'tests/fixtures/pdf', 'tests/fixtures/web'];
  const files = kinds.flatMap(kind => fs.readdirSync(path.join(root, kind)).filter(name => /-201\d.*\.(txt|docx|pdf|html)$/.test(name)).map(name => path.join(root, kind, name)));
  const step = count <= files.length ? Math.floor(files.length / count) : 1;
  for (let at = 0; at < count; at += 1) {
    const from = files[(at * step) % files.length];
    fs.copyFileSync(from, path.join(folder, `${String(at).padStart(3, '0')}-${path.basename(from)}`));
  }
}

const opened = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const { page } = await open();
  opened.push(await page.evaluate(async () => {
    const start = performance.now();
    await new Engine({}).ready;
    return [performance.now() - start, start];
  }));
  await page.context().close();
}
console.log(`engine ready after ${Math.round(median(opened.map(([time]) => time)))} ms (script of the page began to run within ${Math.round(median(opened.map(([, start]) => start)))} ms)`);

for (const count of [5, 100]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plans-'));
  plans(folder, count);
  const names = fs.readdirSync(folder).sort();
  const files = names.map(name => ({ path: `plans/${name}`, base64: fs.readFileSync(path.join(folder, name)).toString('base64') }));
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let start = performance.now();
    execFileSync(program, ['compare', folder, '--format', 'json', '--quiet'], { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
    theirs.push(performance.now() - start);
    const { page } = await open();
    ours.push(await page.evaluate(async files => {
      const engine = new Engine({});
      await engine.ready;
      const bytes = files.map(({ path, base64 }) => ({ path, file: Uint8Array.from(atob(base64), ch => ch.charCodeAt(0)) }));
      const start = performance.now();
      await engine.putAll(bytes);
      await engine.ask('survey');
      const read = performance.now() - start;
      await engine.ask('compare');
      return { read, all: performance.now() - start };
    }, files));
    await page.context().close();
  }
  const [page, native] = [median(ours.map(({ all }) => all)), median(theirs)];
  console.log(`${count} plans: page ${Math.round(page)} ms (reading ${Math.round(median(ours.map(({ read }) => read)))}), program ${Math.round(native)} ms, ${(page / native).toFixed(1)} times`);
  fs.rmSync(folder, { recursive: true });
}
await quit();
