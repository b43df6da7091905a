// The comparison as a table: items × places, walked by arrow keys, opened by Enter.

const PLACES_A_PAGE = 100;

/** Draws the table. `open(row, column)` is called for a cell, with no column for an item. */
function matrixTable(view, from, open) {
  const columns = view.columns.slice(from, from + PLACES_A_PAGE);
  const shift = view.columns.indexOf(columns[0]);
  const wide = columns.length > 12;
  const heads = el('tr', null,
    el('th', { scope: 'col', class: 'name' }, t('col_item')),
    el('th', { scope: 'col', class: 'count', title: t('col_lacks_long') }, t('col_lacks')),
    view.years.map(year => el('th', { scope: 'col', class: 'national' }, el('span', null, t('national_year', { year })))),
    columns.map(column => el('th', { scope: 'col', class: 'place', title: plain(column.title ?? column.label) },
      el('span', null, quoted(column.label)), el('small', null, [levelName(column.level), shareText(column.summary)].filter(Boolean).join(' ')))));
  const body = el('tbody');
  let domain = null;
  view.rows.forEach((row, at) => {
    if (view.grouped && row.domain !== domain) {
      domain = row.domain;
      body.append(el('tr', { class: 'domain' }, el('th', { scope: 'colgroup', colspan: 2 + view.years.length + columns.length }, el('span', null, `${domain} ${view.names.get(domain) ?? ''}`))));
    }
    body.append(matrixRow(row, at, columns, shift, view.years));
  });
  const table = el('table', { class: `matrix${wide ? ' wide' : ''}` }, el('caption', null, t('door_compare')), el('thead', null, heads), body);
  const walkers = findAll('button', body);
  if (walkers[0]) walkers[0].tabIndex = 0;
  const pressed = event => {
    const cell = event.target.closest('button[data-row]');
    if (cell) open(view.rows[Number(cell.dataset.row)], cell.dataset.column === undefined ? null : columns[Number(cell.dataset.column)], cell);
  };
  body.addEventListener('click', pressed);
  body.addEventListener('keydown', walkTable);
  body.addEventListener('focusin', event => {
    for (const other of findAll('button[tabindex="0"]', body)) other.tabIndex = -1;
    if (event.target.matches('button')) event.target.tabIndex = 0;
  });
  return el('div', { class: 'matrix-box', role: 'region', 'aria-label': t('matrix_keys'), tabindex: '0' }, table);
}

function matrixRow(row, at, columns, shift, years) {
  const name = state.lang === 'en' ? row.en : row.zh;
  return el('tr', null,
    el('th', { scope: 'row', class: 'name' }, button([el('span', { class: 'code' }, row.code), ` ${name}`], null, { tabindex: '-1', data: { row: at } })),
    el('td', { class: 'count' }, row.dropped > 0 ? String(row.dropped) : ''),
    years.map((year, n) => el('td', { class: 'national', title: askedWords(row.asked[n]) }, askedMark(row.asked[n]))),
    columns.map((column, n) => {
      const cell = row.cells[shift + n];
      return el('td', { class: cell.verdict ? `${cell.verdict}${cell.above ? ' above' : ''}` : 'blank' }, cell.verdict
        ? button(cellText(cell), null, { tabindex: '-1', 'aria-label': `${plain(column.label)}${t('comma')}${cellWords(cell)}${cell.guessed ? ` ${cellText(cell)}` : ''}`, data: { row: at, column: n } })
        : null);
    }));
}

const askedMark = asked => ({ sure: '●', unsure: '○', unknown: '?' })[asked] ?? '';
const askedWords = asked => ({ sure: t('asked_sure'), unsure: t('asked_unsure'), unknown: t('asked_unknown') })[asked];

/** Arrow keys go from cell to cell, Home and End to the ends of a row, Page Up and Page Down ten rows. */
function walkTable(event) {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -1e9], End: [0, 1e9], PageUp: [-10, 0], PageDown: [10, 0] }[event.key];
  const cell = event.target.closest('th,td');
  if (!step || !cell || event.altKey || event.metaKey) return;
  event.preventDefault();
  const rows = [...event.currentTarget.rows];
  const [down, right] = step;
  let goal = null;
  if (right) {
    const own = findAll('button', cell.parentElement);
    const at = own.indexOf(event.target.closest('button')) + right;
    goal = own[Math.max(0, Math.min(own.length - 1, at))];
  } else {
    const sign = Math.sign(down);
    let left = Math.abs(down);
    for (let at = rows.indexOf(cell.parentElement) + sign; at >= 0 && at < rows.length && left > 0; at += sign) {
      const next = rows[at].cells[cell.cellIndex]?.querySelector('button');
      if (next && !rows[at].classList.contains('domain')) { goal = next; left -= 1; }
    }
  }
  if (goal) {
    goal.focus({ preventScroll: true });
    reveal(goal);
  }
}

/** Scrolls a cell out from under the heads that stay. */
function reveal(goal) {
  const box = goal.closest('.matrix-box');
  const table = box.firstElementChild;
  const area = box.getBoundingClientRect();
  const own = goal.parentElement.getBoundingClientRect();
  const top = area.top + table.tHead.offsetHeight;
  const left = area.left + table.querySelector('tbody th.name').offsetWidth;
  if (own.top < top) box.scrollTop -= top - own.top;
  if (own.bottom > area.bottom - 16) box.scrollTop += own.bottom - area.bottom + 16;
  if (!goal.closest('th.name')) {
    if (own.left < left) box.scrollLeft -= left - own.left;
    if (own.right > area.right - 16) box.scrollLeft += own.right - area.right + 16;
  }
  box.scrollIntoView({ block: 'nearest' });
}
