// What a filter leaves of the comparison, and how marks cut a text, without a browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/page/web/script');
const names = ['01-words-more.js', '01-words.js', '02-dom.js', '03-state.js', '05-intake.js', '20-matrix-data.js', '31-draft-text.js', '40-tables.js', '22-proof.js'];
const source = names.map(name => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
const own = vm.runInNewContext(`const addEventListener = () => {}; ${source}; ({ state, matrixOf, filtered, hasFilter, NO_FILTER, pieces, freePath, plain, toneOf, filterOptions, strengthReason })`);
const same = (found, wanted, what) => assert.deepEqual(JSON.parse(JSON.stringify(found)), wanted, what);

const plan = (id, level, year = 2017) => ({ id, label: id, level, year, summary: { applicable: 2, covered: 1 } });
const cell = (verdict, guessed = false) => ({ verdict, guessed, clauses: verdict === 'covered' ? [{}] : [] });
const coverage = {
  profiles: [{ year: 2017 }],
  plans: [plan('省', 'province'), plan('甲', 'county'), plan('乙', 'county', 2018)],
  items: [
    { code: 'A1', domain: 'A', zh: '预算', en: 'Budget', asked: { 2017: 'sure' }, plans: { 省: cell('covered'), 甲: cell('dropped'), 乙: cell('dropped') } },
    { code: 'A2', domain: 'A', zh: '决算', en: 'Accounts', asked: {}, plans: { 省: cell('covered'), 甲: cell('covered'), 乙: cell('dropped', true) } },
    { code: 'B1', domain: 'B', zh: '环保', en: 'Environment', asked: {}, plans: { 省: cell('added') } },
  ],
};
// 乙 leaves A1 out with the level above it.
const toldApart = { A1: { 乙: { mark: '△', word: '上级已缺', lost_above: true } } };
const matrix = own.matrixOf({ coverage, told_apart: toldApart }, [{ code: 'A', name: '财政' }, { code: 'B', name: '环境' }]);
const view = change => own.filtered(matrix, { ...own.NO_FILTER(), ...change });
const codes = change => [...view(change).rows].map(row => row.code);

test('no filter leaves everything', () => {
  same(codes({}), ['A1', 'A2', 'B1']);
  assert.equal(own.hasFilter(own.NO_FILTER()), false);
  same(own.filterOptions(own.NO_FILTER(), view({})), {});
});

test('each filter leaves what fits, and counts who lacks an item', () => {
  same(codes({ verdicts: new Set(['dropped']) }), ['A1', 'A2']);
  same(codes({ verdicts: new Set(['dropped']), levels: new Set(['province']) }), []);
  same(codes({ domain: 'B' }), ['B1']);
  same(codes({ text: 'bud' }), ['A1']);
  same(codes({ year: '2018', verdicts: new Set(['covered']) }), []);
  same([...view({}).rows].map(row => row.dropped), [1, 0, 0], 'what is only inferred, or lost above, is not counted');
  same([...own.filtered(own.matrixOf({ coverage, told_apart: {} }, []), own.NO_FILTER()).rows].map(row => row.dropped), [2, 0, 0]);
  same([...view({ places: new Set(['甲']) }).columns].map(column => column.id), ['甲']);
  same(own.filterOptions({ ...own.NO_FILTER(), verdicts: new Set(['dropped']) }, view({ verdicts: new Set(['dropped']) })), { plans: ['省', '甲', '乙'], items: ['A1', 'A2'], only: ['dropped'] });
});

test('marks cut a text where they begin and end, also where they overlap, and lose nothing', () => {
  const text = '一二三四五六';
  const found = own.pieces(text, [{ start: 1, end: 4 }, { start: 3, end: 5 }, { start: 0, end: 99 }]);
  assert.equal([...found].map(piece => piece.text).join(''), text);
  same([...found].map(piece => piece.marks.length), [1, 2, 3, 2, 1]);
  same([...own.pieces(text, [])].map(piece => piece.text), [text]);
  same([...own.pieces('', [{ start: 0, end: 0 }])], []);
});

test('files of one name are told apart by size and time', () => {
  own.state.held.set('a/b.docx', '5/1');
  assert.equal(own.freePath('a/b.docx', { size: 5, lastModified: 1 }), 'a/b.docx');
  assert.equal(own.freePath('a/b.docx', { size: 6, lastModified: 1 }), 'a/b (2).docx');
  own.state.held.set('saved.txt', '5/');
  assert.equal(own.freePath('saved.txt', { size: 5, lastModified: 9 }), 'saved.txt', 'the one of a saved sitting');
  assert.equal(own.freePath('new', { size: 5, lastModified: 9 }), 'new');
});

test('marks that turn the direction of writing are not shown', () => {
  assert.equal(own.plain('a\u202egnp.exe\u200b\n'), 'agnp.exe\n');
  assert.equal(own.plain(null), '');
});

test('cells that are marks have the colour of their verdict', () => {
  same(['✓3', '✗推', '△', '↺1', '?', '3', '✓好'].map(own.toneOf), ['covered', 'dropped', 'dropped above', 'added', 'undetermined', null, null]);
});

test('a reason of strength is said in Chinese', () => {
  own.state.words = { strength: { weaker: '弱化' } };
  assert.equal(own.strengthReason('frequency weaker: parent “每月” (line 21), plan “每季度” (line 22)'), '频次弱化：上级“每月”，本级“每季度”');
  assert.equal(own.strengthReason('deadline weaker: parent “3日内” (line 2), plan states none'), '时限弱化：上级“3日内”，本级未写明');
  assert.equal(own.strengthReason('something else'), 'something else');
});
