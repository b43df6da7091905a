// The door “comparison”: filters, the table, what can be taken away.

const compareFresh = new Fresh(() => engine.ask('compare', { lang: state.lang }));
const compareView = { filter: NO_FILTER(), from: 0, open: null };

async function compareDoor(root) {
  fill(root, doorTitle('compare'), el('p', { class: 'muted' }, t('comparing')));
  const coverage = await busy(t('comparing'), () => compareFresh.get());
  if (state.door !== 'compare') return;
  if (!coverage) return fill(root, doorTitle('compare'), button(t('again'), () => compareDoor(root)));
  drawCompare(root, matrixOf(coverage, state.items.domains));
}

function drawCompare(root, matrix) {
  const result = el('div', { id: 'matrix' });
  const shown = el('p', { class: 'muted', role: 'status', 'aria-live': 'polite' });
  const { filter } = compareView;
  const known = new Set(matrix.columns.map(column => column.id));
  for (const id of filter.places) if (!known.has(id)) filter.places.delete(id);
  const again = () => {
    const view = filtered(matrix, filter);
    view.grouped = filter.order === 'items';
    compareView.view = view;
    compareView.from = Math.min(compareView.from, Math.floor(Math.max(0, view.columns.length - 1) / PLACES_A_PAGE) * PLACES_A_PAGE);
    shown.textContent = hasFilter(filter) ? t('shown_part_of', { items: view.rows.length, all: matrix.rows.length, plans: view.columns.length, total: matrix.columns.length })
      : t('shown_whole', { items: matrix.rows.length, plans: matrix.columns.length });
    const empty = view.rows.length === 0 || view.columns.length === 0;
    fill(result,
      pager(compareView, view.columns.length, PLACES_A_PAGE, again),
      empty ? el('p', { class: 'empty' }, t('nothing_fits')) : matrixTable(view, compareView.from, openProof));
  };
  fill(root,
    doorTitle('compare'),
    openFactsNote(),
    el('div', { class: 'bar' }, downloads('compare', ['xlsx', 'docx', 'csv'], () => ({ options: filterOptions(filter, compareView.view), name: t('door_compare') })), button(t('print'), () => print(), { data: { key: 'print' } })),
    filterBar(matrix, filter, again, () => drawCompare(root, matrix)),
    shown, legend(), result);
  again();
}

function filterBar(matrix, filter, again, redraw) {
  const flip = (set, value) => event => {
    const on = !set.has(value);
    set[on ? 'add' : 'delete'](value);
    event.currentTarget.setAttribute('aria-pressed', String(on));
    again();
  };
  const many = (label, set, pairs, tone) => el('div', { class: 'group', role: 'group', 'aria-label': label }, el('span', { class: 'group-name', 'aria-hidden': 'true' }, label),
    pairs.map(([value, text]) => toggle(text, set.has(value), flip(set, value), { class: tone ? `tone ${value}` : '', data: { key: `filter-${value}` } })));
  const levels = [...new Set(matrix.columns.map(column => column.level))].filter(Boolean).sort((a, b) => rankOf(a) - rankOf(b));
  const years = [...new Set(matrix.columns.map(column => String(column.year ?? '')))].filter(Boolean).sort();
  const query = el('input', { type: 'search', value: filter.text, placeholder: t('search_items'), 'aria-label': t('search_items'), data: { key: 'query' }, on: { input: event => { filter.text = event.target.value; again(); } } });
  const pick = (label, name, pairs) => el('label', { class: 'inline' }, el('span', null, label), choice(pairs, filter[name], value => { filter[name] = value; again(); }, { data: { key: `pick-${name}` } }));
  const above = matrix.rows.some(row => row.cells.some(cell => cell.above)) ? [[LOST_ABOVE, `△ ${state.words?.lost_above ?? ''}`]] : [];
  const fold = el('details', { class: 'fold', open: compareView.open ?? innerWidth > 640, on: { toggle: () => { compareView.open = fold.open; } } }, el('summary', null, t('filter')), el('div', { class: 'filters', role: 'search', 'aria-label': t('filter') },
    el('div', { class: 'group wide' },
      many(t('verdict'), filter.verdicts, [...VERDICTS.map(verdict => [verdict, `${state.words?.marks?.[verdict] ?? MARKS[verdict]} ${verdictName(verdict)}`]), ...above], true),
      levels.length > 1 ? many(t('col_level'), filter.levels, levels.map(level => [level, levelName(level)])) : null),
    el('div', { class: 'group' },
      pick(t('domain'), 'domain', [['', t('all')], ...[...matrix.names].map(([code, name]) => [code, `${code} ${name}`])]),
      years.length > 1 ? pick(t('col_year'), 'year', [['', t('all')], ...years.map(year => [year, year])]) : null,
      pick(t('order'), 'order', [['items', t('order_items')], ['gaps', t('order_gaps')]]),
      query,
      button(t('clear_filter'), () => { Object.assign(filter, NO_FILTER()); redraw(); find('[data-key="query"]').focus(); }, { class: 'quiet', data: { key: 'clear' } })),
    matrix.columns.length > 2 ? placePicker(matrix, filter, again) : null));
  return fold;
}

const MOST_PICKS = 200;

/** Chooses places by name, out of very many if need be. */
function placePicker(matrix, filter, again) {
  const list = el('ul', { class: 'picks' });
  const summary = el('summary');
  const named = () => { summary.textContent = filter.places.size > 0 ? t('places_some', { count: filter.places.size, total: matrix.columns.length }) : t('places_all', { total: matrix.columns.length }); };
  const pick = column => el('li', null, el('label', null,
    el('input', { type: 'checkbox', checked: filter.places.has(column.id), data: { key: `place-${column.id}` }, on: { change: event => {
      filter.places[event.target.checked ? 'add' : 'delete'](column.id);
      named();
      again();
    } } }), ' ', quoted(column.label), el('span', { class: 'muted' }, ` ${levelName(column.level)}`)));
  const draw = text => {
    const found = matrix.columns.filter(column => `${column.label} ${column.title ?? ''}`.includes(text));
    fill(list, found.slice(0, MOST_PICKS).map(pick), found.length > MOST_PICKS ? el('li', { class: 'muted' }, t('more_places', { count: found.length - MOST_PICKS })) : null);
  };
  named();
  draw('');
  return el('details', { class: 'places' }, summary,
    matrix.columns.length > 20 ? el('input', { type: 'search', placeholder: t('search_places'), 'aria-label': t('search_places'), on: { input: event => draw(event.target.value.trim()) } }) : null, list);
}

// On paper the legend is open.
for (const [event, open] of [['beforeprint', true], ['afterprint', false]]) {
  addEventListener(event, () => { for (const one of findAll('.legend')) one.open = open; });
}

function legend() {
  const marks = [['covered', 'legend_covered'], ['partial', 'legend_partial'], ['dropped', 'legend_dropped'], ['added', 'legend_added'], ['undetermined', 'legend_undetermined']];
  return el('details', { class: 'legend' }, el('summary', null, t('legend')),
    el('ul', null, marks.map(([verdict, text]) => el('li', null, el('span', { class: `tag ${verdict}` }, state.words?.marks?.[verdict] ?? MARKS[verdict]), ` ${verdictName(verdict)}${t('colon')}${t(text)}`)),
      el('li', null, el('span', { class: 'tag dropped above' }, '△'), ` ${state.words?.lost_above}${t('colon')}${t('legend_lost_above')}`),
      el('li', null, el('span', { class: 'tag added' }, '↺'), ` ${state.words?.restored}${t('colon')}${t('legend_restored')}`),
      el('li', null, el('span', { class: 'tag' }, '● ○'), ` ${t('legend_national')}`),
      el('li', null, el('span', { class: 'tag' }, t('guessed_mark')), ` ${t('legend_guessed')}`),
      el('li', null, t('legend_share')), el('li', null, t('legend_blank'))));
}

const FORM_NAMES = { xlsx: 'Excel', docx: 'Word', csv: 'CSV', html: 'HTML', zip: 'ZIP' };

/** Buttons that make a file and hand it over. */
function downloads(what, formats, args, label = {}, first = true) {
  return formats.map(format => button(label[format] ?? t('download_as', { format: FORM_NAMES[format] }), () => takeForm(what, format, args()), { class: first && format === formats[0] ? 'main' : '', data: { key: `take-${what}-${format}` } }));
}

/** Hands over a file under a name that a person would give it. */
function hand(made, name) {
  const safe = plain(name).replace(/[\\/:*?"<>|]/g, '_');
  download(made.bytes, safe, made.answer?.type);
  say(t('downloaded', { name: safe }));
}

/** The name of a file without its folder and ending. */
const stem = path => path.split('/').pop().replace(/\.[^.]*$/, '');

async function takeForm(what, format, args) {
  const { name, ...asked } = args;
  const made = await busy(t('making', { name: FORM_NAMES[format] }), () => engine.bytes('form', { what, format, lang: state.lang, ...asked }));
  if (made) hand(made, `${name}.${format}`);
}
