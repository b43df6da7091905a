// Every string exists in both languages, is used, and has the same places in both; every string that is asked for exists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/page/web/script');
const scripts = fs.readdirSync(folder).sort().map(name => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
const words = vm.runInNewContext(`${scripts.filter(({ name }) => name.startsWith('01-')).map(({ text }) => text).join('\n')}; ({ ...WORDS, ...MORE_WORDS })`);
const rest = scripts.filter(({ name }) => !name.startsWith('01-')).map(({ text }) => text).join('\n');
const prefixes = [...rest.matchAll(/`([a-z]+_)\$\{/g)].map(([, prefix]) => prefix);

test('both languages, the same places', () => {
  for (const [key, pair] of Object.entries(words)) {
    assert.equal(pair.length, 2, key);
    const places = text => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join();
    assert.equal(places(pair[0]), places(pair[1]), key);
    assert.match(pair[0], /[\u3000-\u9fff\uff00-\uffef●A-Z]/, key);
    assert.doesNotMatch(pair[1].replace('中文', ''), /[\u4e00-\u9fff]/, key);
  }
});

test('no string is without a use, none is missing', () => {
  const unused = Object.keys(words).filter(key => !rest.includes(`'${key}'`) && !prefixes.some(prefix => key.startsWith(prefix)));
  assert.deepEqual(unused, []);
  const asked = [...rest.matchAll(/\bt\('([a-z_]+)'/g)].map(([, key]) => key);
  assert.deepEqual(asked.filter(key => !(key in words)), []);
});

test('no script makes markup out of text, or runs text', () => {
  for (const { name, text } of scripts) assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\('on|localStorage|sessionStorage|indexedDB|fetch\(|XMLHttpRequest/, name);
});

test('a file of the page has one reason, and is short', () => {
  for (const { name, text } of scripts) assert.ok(text.split('\n').length <= 301, name);
});
