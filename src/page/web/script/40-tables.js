// Tables as the program makes them for every form, drawn on the page.

const MARK_VERDICTS = [['✓', 'covered'], ['◐', 'partial'], ['✗', 'dropped'], ['△', 'dropped above'], ['+', 'added'], ['↺', 'added'], ['?', 'undetermined']];

/** The verdict of a cell that is nothing but a mark with a number, or nothing but the name of a verdict. */
function toneOf(cell) {
  const mark = /^([✓◐✗△+↺?])\d*[推~]?$/.exec(cell);
  if (mark) return MARK_VERDICTS.find(([sign]) => sign === mark[1])[1];
  return cell === state.words?.lost_above ? 'dropped above' : VERDICTS.find(verdict => verdictName(verdict) === cell) ?? null;
}

function tableOf(part, number) {
  if (part.rows.length === 0) return [part.caption ? el('h4', null, plain(part.caption)) : null, part.empty ? el('p', { class: 'muted' }, plain(part.empty)) : null];
  const long = part.heads.map((_, at) => part.rows.some(cells => cells.length === part.heads.length && cells[at].split('\n').some(line => line.length > 18)));
  // A question mark alone says nothing of a verdict, such as where a level is not known.
  const tells = part.heads.map((_, at) => part.rows.some(cells => cells[at] !== '?' && toneOf(cells[at] ?? '')));
  const row = cells => {
    if (cells.length < part.heads.length) return el('tr', { class: 'group' }, el('th', { scope: 'colgroup', colspan: part.heads.length }, cells.map(plain).join(' ')));
    return el('tr', null, cells.map((cell, at) => {
      const tone = tells[at] ? toneOf(cell) : null;
      const lines = plain(cell).split('\n');
      const text = lines.length > 1 ? lines.map(line => el('span', { class: 'row-line' }, line)) : lines[0];
      const short = cell.length <= 12 && lines.length === 1;
      return at === 0 ? el('th', { scope: 'row', class: tone }, text) : el('td', { class: [tone && lines.length === 1 ? tone : '', short ? 's' : '', long[at] ? 'long' : ''].filter(Boolean).join(' ') || null }, text);
    }));
  };
  return el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': plain(part.caption) || t('table', { number: number + 1 }) },
    el('table', { class: 'rows' }, part.caption ? el('caption', null, plain(part.caption)) : null,
      el('thead', null, el('tr', null, part.heads.map(head => el('th', { scope: 'col' }, plain(head))))),
      el('tbody', null, part.rows.map(row))));
}

/** A set of tables with its notes. */
function tableSet(set) {
  return [(set.notes ?? []).map(note => el('p', null, plain(note))), (set.parts ?? set.tables ?? []).map(tableOf), (set.legend ?? []).map(note => el('p', { class: 'muted' }, plain(note)))];
}
