// The comparison as rows and columns, and what a filter leaves of it. Nothing here touches the page.

const VERDICTS = ['dropped', 'partial', 'undetermined', 'added', 'covered'];
const MARKS = { covered: '✓', partial: '◐', dropped: '✗', added: '+', undetermined: '?' };

/** Makes rows, columns and cells of a coverage answer; the sentences stay behind, the engine gives them when a cell is opened. */
function matrixOf({ coverage, told_apart: toldApart }, domains) {
  const names = new Map(domains.map(domain => [domain.code, domain.name ?? named(domain)]));
  const columns = coverage.plans.map(plan => ({ id: plan.id, label: plan.label, level: plan.level ?? '', year: plan.year, title: plan.title, summary: plan.summary }));
  const years = coverage.profiles.map(profile => String(profile.year));
  const rows = coverage.items.map(item => {
    const cells = columns.map(column => {
      const cell = item.plans[column.id];
      // A sign that says more than the verdict: what was lost higher up, what is taken up again.
      const told = toldApart[item.code]?.[column.id];
      return cell ? { verdict: cell.verdict, guessed: cell.guessed, count: cell.clauses.length, mark: told?.mark, word: told?.word, above: told?.lost_above ?? false }
        : { verdict: null, guessed: false, count: 0 };
    });
    return { code: item.code, domain: item.domain, zh: item.zh, en: item.en, asked: years.map(year => item.asked[year] ?? ''), cells };
  });
  return { columns, rows, years, names };
}

/** What a filter knows a cell by: a plan did not drop what was lost above it. */
const LOST_ABOVE = 'lost-above';
const toldAs = cell => cell.above ? LOST_ABOVE : cell.verdict;

const NO_FILTER = () => ({ verdicts: new Set(), levels: new Set(), domain: '', year: '', places: new Set(), text: '', order: 'items' });

const hasFilter = filter => filter.verdicts.size + filter.levels.size + filter.places.size > 0 || filter.domain !== '' || filter.year !== '' || filter.text !== '';

/** The columns and rows that a filter leaves. A row stays while one of its shown cells fits; `lacks` counts who leaves the item out. */
function filtered(matrix, filter) {
  const columns = matrix.columns.map((column, at) => ({ ...column, at })).filter(column =>
    (filter.levels.size === 0 || filter.levels.has(column.level)) &&
    (filter.year === '' || String(column.year) === filter.year) &&
    (filter.places.size === 0 || filter.places.has(column.id)));
  const text = filter.text.trim().toLowerCase();
  const rows = [];
  for (const row of matrix.rows) {
    if (filter.domain && row.domain !== filter.domain) continue;
    if (text && ![row.code, row.zh, row.en].some(name => (name ?? '').toLowerCase().includes(text))) continue;
    const cells = columns.map(column => row.cells[column.at]);
    if (filter.verdicts.size > 0 && !cells.some(cell => filter.verdicts.has(toldAs(cell)))) continue;
    const count = verdict => cells.filter(cell => cell.verdict === verdict && !cell.guessed && !cell.above).length;
    rows.push({ ...row, cells, dropped: count('dropped'), partial: count('partial') });
  }
  if (filter.order === 'gaps') rows.sort((a, b) => b.dropped - a.dropped || b.partial - a.partial);
  return { columns, rows, names: matrix.names, years: matrix.years };
}

/** What stands in a cell: the mark of the verdict, how many sentences, whether the demand is only inferred. */
function cellText(cell) {
  if (!cell.verdict) return '';
  const mark = state.words?.marks?.[cell.verdict] ?? MARKS[cell.verdict];
  return `${cell.mark ?? mark + (cell.count > 0 && cell.verdict !== 'undetermined' ? cell.count : '')}${cell.guessed && !cell.mark ? t('guessed_mark') : ''}`;
}

/** The same in words, for those who hear it. */
function cellWords(cell) {
  if (!cell.verdict) return t('cell_none');
  const parts = [cell.word ?? verdictName(cell.verdict), cell.guessed ? t('guessed') : null, cell.count > 0 ? t('sentences', { count: cell.count }) : null];
  return parts.filter(Boolean).join(t('comma'));
}

const verdictName = verdict => state.words?.verdicts?.[verdict] ?? verdict;
const levelName = level => state.words?.levels?.[level] ?? t('unknown');

/** How much of what is asked for a plan covers. */
function shareText(summary) {
  return summary?.applicable > 0 ? `${summary.covered}/${summary.applicable}` : '';
}

/** The filter as the engine takes it for a file; empty where nothing is filtered. */
function filterOptions(filter, view) {
  if (!hasFilter(filter)) return {};
  const options = { plans: view.columns.map(column => column.id), items: view.rows.map(row => row.code) };
  if (filter.verdicts.size > 0) options.only = [...filter.verdicts];
  return options;
}
