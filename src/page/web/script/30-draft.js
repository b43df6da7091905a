// The door “check a draft”: which draft, what stands above it, what is wrong with it.

const SEVERITIES = ['error', 'warning', 'note'];
const draftView = { path: null, own: false, above: new Set(), result: null, of: '', hidden: new Set() };

function draftDoor(root) {
  const plans = [...plansRead()].sort((a, b) => rankOf(b.plan.level) - rankOf(a.plan.level));
  if (!plans.some(file => file.path === draftView.path)) Object.assign(draftView, { path: likelyDraft(plans).path, own: false, result: null, above: new Set() });
  const draft = plans.find(file => file.path === draftView.path);
  const stale = draftView.of !== `${state.version}${state.lang}${draftKey()}`;
  const result = el('div', { id: 'draft-result' });
  const redraw = () => draftDoor(root);
  fill(root,
    doorTitle('draft'),
    el('div', { class: 'steps' },
      el('section', null, el('h3', null, t('which_draft')),
        field(t('draft'), choice(plans.map(file => [file.path, `${plain(file.name)} — ${[file.plan.jurisdiction, levelName(file.plan.level), file.plan.year].filter(Boolean).map(plain).join(' ')}`]), draft.path,
          path => { Object.assign(draftView, { path, result: null, own: false, above: new Set() }); redraw(); }, { data: { key: 'draft' } })),
        openFacts(draft).length > 0 ? el('p', { class: 'wrong' }, t('draft_lacks', { what: openFacts(draft).map(fact => t(`fact_${fact}`)).join(t('list_comma')) }), ' ', button(t('fill_in'), () => correctFile(draft), { data: { key: 'draft-facts' } })) : null,
        dropArea(t('add_draft'))),
      aboveChoice(draft, plans, redraw)),
    el('p', { class: 'buttons' }, button(t('check_now'), () => checkDraft(root), { class: 'main big', data: { key: 'check' } })),
    result);
  if (draftView.result && !stale) drawFindings(result);
}

/** The file that is most likely the draft: one that says so of itself, or the first of the lowest level. */
function likelyDraft(plans) {
  return plans.find(file => /草稿|草案|征求意见|送审|讨论稿|初稿|draft/i.test(`${file.name} ${file.plan.title ?? ''}`)) ?? plans[0];
}

const draftKey = () => [draftView.path, draftView.own, ...[...draftView.above].sort()].join('\u0000');

function aboveChoice(draft, plans, redraw) {
  const higher = plans.filter(file => file !== draft);
  const pick = (own, label, hint) => el('label', { class: 'pick' }, el('input', { type: 'radio', name: 'above', checked: draftView.own === own, data: { key: `above-${own}` }, on: { change: () => { draftView.own = own; if (own && draftView.above.size === 0) likelyAbove(draft, higher); redraw(); } } }), ' ', label, el('span', { class: 'hint' }, hint));
  return el('section', null, el('h3', null, t('what_above')),
    el('fieldset', null, el('legend', { class: 'away' }, t('what_above')), pick(false, t('above_auto'), t('above_auto_hint')), pick(true, t('above_own'), t('above_own_hint'))),
    draftView.own ? el('ul', { class: 'picks' }, higher.length === 0 ? el('li', null, t('no_others')) : higher.map(file => el('li', null, el('label', null,
      el('input', { type: 'checkbox', checked: draftView.above.has(file.path), data: { key: `above-${file.path}` }, on: { change: event => { draftView.above[event.target.checked ? 'add' : 'delete'](file.path); } } }),
      ' ', quoted(file.name), el('span', { class: 'muted' }, ` ${[file.plan.jurisdiction, levelName(file.plan.level), file.plan.year].filter(Boolean).map(plain).join(' ')}`))))) : null);
}

function likelyAbove(draft, higher) {
  for (const file of higher) if (rankOf(file.plan.level) >= 0 && rankOf(file.plan.level) < rankOf(draft.plan.level)) draftView.above.add(file.path);
}

async function checkDraft(root) {
  const of = `${state.version}${state.lang}${draftKey()}`;
  const args = draftArgs();
  const result = await busy(t('checking'), () => engine.ask('check', { ...args, lang: state.lang }));
  if (!result) return;
  Object.assign(draftView, { result, of, hidden: new Set() });
  if (state.door !== 'draft') return;
  draftDoor(root);
  focusOn(find('#draft-result h3'));
}

const draftArgs = () => ({ draft: draftView.path, above: draftView.own ? [...draftView.above] : [], library: !draftView.own });

const marksOf = result => new Map((result.marks ?? []).map(mark => [mark.diagnostic, mark]));

function drawFindings(root) {
  const { check, draft } = draftView.result;
  const found = check.diagnostics.map((one, at) => ({ ...one, at })).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.at - b.at);
  found.forEach((one, at) => { one.number = at + 1; });
  const shown = found.filter(one => !draftView.hidden.has(one.severity));
  const count = severity => found.filter(one => one.severity === severity).length;
  const redraw = () => drawFindings(root);
  const proposals = shown.filter(one => one.proposal);
  fill(root,
    el('h3', null, found.length === 0 ? t('draft_clean') : t('draft_found', { count: found.length, proposals: found.filter(one => one.proposal).length })),
    heldAgainst(check),
    el('div', { class: 'bar' },
      el('div', { class: 'group', role: 'group', 'aria-label': t('severity') }, SEVERITIES.filter(count).map(severity => toggle(`${severityName(severity)} ${count(severity)}`, !draftView.hidden.has(severity), () => {
        draftView.hidden[draftView.hidden.has(severity) ? 'delete' : 'add'](severity);
        redraw();
      }, { class: `tone ${severity}`, data: { key: `severity-${severity}` } }))),
      proposals.length > 0 ? button(t('copy_all', { count: proposals.length }), event => copyTold(event.currentTarget, proposals.map(one => one.proposal.text).join('\n')), { data: { key: 'copy-all' } }) : null,
      downloads('check', ['docx', 'xlsx'], () => ({ check: draftArgs(), name: t('check_file', { draft: stem(draftView.path) }) }), { docx: t('take_comments'), xlsx: t('take_list') }),
      button(t('print'), () => print(), { data: { key: 'print' } })),
    el('div', { class: 'beside' },
      el('ol', { class: 'findings', 'aria-label': t('findings') }, shown.map(findingCard)),
      draftText(draft, shown, marksOf(draftView.result))));
}

const severityName = severity => state.words?.severities?.[severity] ?? severity;

function heldAgainst(check) {
  const known = check.chain.filter(link => link.state !== 'missing');
  return el('ul', { class: 'facts' },
    el('li', null, known.length > 0 ? [t('held_against'), known.map(link => [levelName(link.level), labelOf(link.name)].filter(Boolean).map(plain).join(' ')).join(t('list_comma'))] : t('held_against_none')),
    check.unchecked.length > 0 ? el('li', { class: 'wrong' }, t('unchecked'), check.unchecked.map(level => levelName(level)).join(t('list_comma'))) : null,
    check.undetermined.length > 0 ? el('li', null, t('undetermined_items'), check.undetermined.map(itemName).join(t('list_comma'))) : null,
    check.unread.length > 0 ? el('li', { class: 'wrong' }, t('draft_unread'), check.unread.map(one => plain(typeof one === 'string' ? one : t(one.line ? 'unread_line' : 'unread_other', one))).join(t('semicolon'))) : null);
}

function itemName(code) {
  for (const domain of state.items?.domains ?? []) {
    const item = domain.items.find(one => one.code === code);
    if (item) return `${code} ${named(item)}`;
  }
  return code;
}

function findingCard(one) {
  const place = one.place ?? null;
  const parent = one.parent;
  return el('li', { class: `finding ${one.severity}`, id: `finding-${one.at}`, tabindex: '-1' },
    el('p', { class: 'finding-head' }, el('span', { class: 'number' }, String(one.number)), el('span', { class: `tag tone-${one.severity}` }, severityName(one.severity)), ' ', el('b', null, plain(one.message)), one.guessed ? el('span', { class: 'muted' }, ` ${t('guessed')}`) : null),
    place ? button(t('show_in_text', { line: place.line_start }), () => showMark(one.at), { class: 'link', data: { key: `show-${one.at}` } }) : null,
    parent?.text ? saidBy(t('asked_by', { plan: labelOf(parent.plan) }), draftView.result.above_places?.[one.at] ?? lineText(parent.line), parent.text) : null,
    parent?.points?.length > 0 ? saidBy(t('asked_by', { plan: t('national_year', { year: parent.year }) }), null, parent.points.map(point => `${point.number} ${point.title}`).join('\n')) : null,
    one.help ? el('p', { class: 'muted' }, plain(one.help)) : null,
    one.proposal ? el('div', { class: 'proposal' }, el('p', { class: 'muted' }, t('proposal', { line: one.proposal.after_line })), el('p', { class: 'text' }, quoted(one.proposal.text)),
      button(t('copy'), event => copyTold(event.currentTarget, one.proposal.text), { 'aria-label': t('copy_of', { number: one.number }), data: { key: `copy-${one.at}` } })) : null);
}

async function copyTold(control, text) {
  const done = await copyText(text);
  const before = control.textContent;
  control.textContent = done ? t('copied') : t('copy_failed');
  setTimeout(() => { if (control.isConnected) control.textContent = before; }, 2000);
  if (!done) say(t('copy_failed'), 'error');
}
