// The first door: what was dropped, what each file is, what could not be read and why.

const FILES_A_PAGE = 100;
const filesView = { shown: 'all', from: 0 };

const FILE_KINDS = {
  all: file => file,
  plans: file => file.state === 'plan',
  left: file => file.state === 'not_read',
  open: file => openFacts(file).length > 0,
  part: file => file.plan?.unread?.length > 0,
};

/** All files, those that were not read first: a person should not have to look for them. */
function listedFiles() {
  const order = { not_read: 0, waiting: 1, plan: 1, data: 2, result: 3, hidden: 4 };
  const all = [...state.refused, ...state.survey.files];
  return all.map((file, at) => ({ file, at })).sort((a, b) => order[a.file.state] - order[b.file.state] || a.at - b.at).map(one => one.file);
}

function filesDoor(root) {
  const all = listedFiles();
  if (all.length === 0) return fill(root, welcome());
  const counts = Object.fromEntries(Object.entries(FILE_KINDS).map(([kind, holds]) => [kind, all.filter(holds).length]));
  if (counts[filesView.shown] === 0) filesView.shown = 'all';
  const shown = all.filter(FILE_KINDS[filesView.shown]);
  filesView.from = Math.min(filesView.from, Math.floor(Math.max(0, shown.length - 1) / FILES_A_PAGE) * FILES_A_PAGE);
  const part = shown.slice(filesView.from, filesView.from + FILES_A_PAGE);
  const again = () => filesDoor(root);
  const kinds = Object.keys(FILE_KINDS).filter(kind => kind === 'all' || counts[kind] > 0);
  fill(root,
    doorTitle('files'),
    state.survey.problem ? el('div', { class: 'notice error', role: 'alert' }, t('problem', { why: plain(state.survey.problem.message ?? state.survey.problem) }), problemList()) : null,
    el('div', { class: 'bar' },
      el('div', { class: 'group', role: 'group', 'aria-label': t('files_title') },
        kinds.map(kind => toggle(t(`shown_${kind}`, { count: counts[kind] }), filesView.shown === kind, () => {
          Object.assign(filesView, { shown: kind, from: 0 });
          again();
        }, { data: { key: `shown-${kind}` } }))),
      dropArea(t('add_files')),
      button(t('remove_all'), removeAll, { class: 'quiet', data: { key: 'remove-all' } })),
    filesTable(part),
    pager(filesView, shown.length, FILES_A_PAGE, again),
    fileNotes(),
    plansRead().length > 0 ? el('section', { class: 'next' }, el('h3', null, t('next_step')), doorCards()) : null);
}

function welcome() {
  return [el('p', { class: 'lead' }, t('subtitle')), dropArea(), doorCards()];
}

function doorCards() {
  return el('ul', { class: 'cards' }, DOORS.slice(1).map(door => el('li', null,
    button([el('b', null, t(`door_${door}`)), el('span', null, t(`about_${door}`))], () => openDoor(door, true), { class: 'card', data: { key: `card-${door}` } }))));
}

/** Mistakes of a list that lay among the files, each with its place. */
function problemList() {
  const problems = state.survey.problem.problems ?? [];
  return problems.length > 0 ? el('ul', null, problems.slice(0, 20).map(one => el('li', null, quoted(one)))) : null;
}

function filesTable(files) {
  const heads = ['file', 'what', 'level', 'place', 'year', 'actions'];
  return el('div', { class: 'scroll', role: 'region', 'aria-label': t('files_title'), tabindex: '0' },
    el('table', { class: 'files' },
      el('thead', null, el('tr', null, heads.map(head => el('th', { scope: 'col' }, t(`col_${head}`))))),
      el('tbody', null, files.map(fileRow))));
}

function fileRow(file) {
  const folder = file.path.slice(0, file.path.length - file.name.length);
  const plan = file.plan;
  const fact = (name, shown) => el('td', { class: plan[name] ? '' : 'lacking' }, shown ? quoted(shown) : t('unknown'),
    [[file.corrected, 'corrected'], [file.given, 'listed']].filter(([facts]) => name in (facts ?? {})).slice(0, 1).map(([, word]) => el('span', { class: 'muted' }, ` ${t(word)}`)));
  return el('tr', { class: file.state },
    el('th', { scope: 'row' }, folder ? quoted(folder, { class: 'muted' }) : null, quoted(file.name),
      el('span', { class: 'muted' }, file.size ? ` ${sizeText(file.size)}` : '')),
    el('td', { class: 'said' }, whatItIs(file)),
    plan ? [fact('level', plan.level_name), fact('jurisdiction', plan.jurisdiction), fact('year', plan.year)] : el('td', { colspan: '3' }),
    el('td', { class: 'acts' },
      plan ? button(t(openFacts(file).length > 0 ? 'fill_in' : 'correct'), () => correctFile(file),
        { class: openFacts(file).length > 0 ? 'main' : '', 'aria-label': t(openFacts(file).length > 0 ? 'fill_in_of' : 'correct_of', { file: plain(file.name) }), data: { key: `correct-${file.path}` } }) : null,
      button(t('remove'), () => removeFile(file), { class: 'quiet', 'aria-label': t('remove_of', { file: plain(file.name) }), data: { key: `remove-${file.path}` } })));
}

function whatItIs(file) {
  if (file.state === 'not_read') return [el('b', { class: 'tag dropped' }, t('is_not_read')), ' ', quoted(file.why?.message)];
  if (!file.plan) return [el('span', { class: 'tag undetermined' }, t(`is_${file.state}`)), file.why ? [' ', quoted(file.why.message)] : null];
  const { title, tasks, clauses, unread } = file.plan;
  return [title ? quoted(title) : null,
    el('div', { class: 'muted' }, [formatName(file.format), t('tasks', { tasks, clauses })].filter(Boolean).join(' · ')),
    unread?.length > 0 ? el('details', { class: 'unread' }, el('summary', null, t('unread_parts', { count: unread.length })),
      el('ul', null, unread.map(one => el('li', null, t(one.line ? 'unread_line' : 'unread_other', { line: one.line, what: plain(one.what), why: plain(one.why) }))))) : null];
}

/** What people call a format. */
function formatName(format) {
  const word = { text: 'text', html: 'web', mht: 'web', docx: 'word', doc: 'word', odt: 'word', rtf: 'word', xlsx: 'sheet', xlsb: 'sheet', xls: 'sheet', ods: 'sheet', csv: 'sheet' }[String(format).toLowerCase()];
  return word ? t(`format_${word}`) : format;
}

/** Tells behind other doors that plans do not say all that it takes to compare them, and leads to where that can be filled in. */
function openFactsNote() {
  const count = plansRead().filter(file => openFacts(file).length > 0).length;
  return count === 0 ? null : el('p', { class: 'wrong' }, t('open_facts', { count }), ' ', button(t('fill_in'), () => {
    Object.assign(filesView, { shown: 'open', from: 0 });
    openDoor('files', true);
  }, { data: { key: 'open-facts' } }));
}

function fileNotes() {
  // How many were read stands above already.
  const notes = (state.survey.notes ?? []).filter(note => !/^\d+ plans? read, \d+ files? not read$/.test(note));
  return notes.length === 0 ? null : el('details', null, el('summary', null, `${t('notes')} (${notes.length})`),
    el('ul', null, notes.slice(0, 200).map(note => el('li', null, quoted(note)))));
}

/** Steps through a long list. `view.from` is where the page begins. */
function pager(view, total, size, again) {
  if (total <= size) return null;
  const go = step => () => { view.from += step * size; again(); };
  return el('nav', { class: 'pager', 'aria-label': t('page_of', { from: view.from + 1, to: Math.min(total, view.from + size), total }) },
    button(t('earlier'), go(-1), { disabled: view.from === 0, data: { key: 'earlier' } }),
    el('span', null, t('page_of', { from: view.from + 1, to: Math.min(total, view.from + size), total })),
    button(t('later'), go(1), { disabled: view.from + size >= total, data: { key: 'later' } }));
}

async function removeFile(file) {
  const rows = findAll('.files tbody tr');
  const at = rows.findIndex(row => row.contains(document.activeElement));
  if (state.refused.includes(file)) state.refused = state.refused.filter(one => one !== file);
  else {
    await busy(t('reading'), async () => {
      await engine.ask('remove', { path: file.path });
      state.held.delete(file.path);
      await look();
    });
  }
  tell('survey');
  say(t('removed', { file: plain(file.name) }));
  const left = findAll('.files tbody tr');
  (left[Math.min(at, left.length - 1)]?.querySelector('.acts button') ?? find('[data-key="choose-files"]'))?.focus();
}

async function removeAll() {
  const count = state.survey.files.length + state.refused.length;
  if (!(await ask(t('remove_all_sure', { count })))) return;
  await busy(t('reading'), () => engine.ask('clear', {}));
  state.refused = [];
  state.held.clear();
  state.survey = { files: [], problem: null, notes: [] };
  touched();
  state.unsaved = false;
  tell('survey');
  find('[data-key="choose-files"]')?.focus();
}
