// The panel beside the table: for one item and one place, or all places, what each level says, in its own words.

let proofBack = null;

/** Opens the panel. */
async function openProof(row, column, from) {
  proofBack = from;
  for (const cell of findAll('.matrix .chosen')) cell.classList.remove('chosen');
  from?.parentElement.classList.add('chosen');
  const name = `${row.code} ${state.lang === 'en' ? row.en : row.zh}`;
  const head = el('h2', { id: 'proof-title', tabindex: '-1' }, name);
  const body = el('div', { class: 'proof-body' }, el('p', { class: 'muted' }, t('opening')));
  const panel = el('aside', { class: 'proof', 'aria-labelledby': 'proof-title' },
    el('div', { class: 'proof-head' }, head, button('✕', () => closeProof(true), { class: 'quiet', 'aria-label': t('close_panel'), title: t('close_panel') })), body);
  find('#side').replaceChildren(panel);
  document.body.classList.add('with-proof');
  if (from?.isConnected) reveal(from);
  head.focus();
  try {
    const proof = await engine.ask('proof', { item: row.code, lang: state.lang });
    if (!body.isConnected) return;
    const columns = column ? proof.columns.filter(one => one.plan === column.id) : proof.columns;
    fill(body, proofBody({ ...proof, columns }, Boolean(column)));
  } catch (error) {
    fill(body, el('p', { class: 'wrong' }, t('failed', { why: plain(error?.message) })));
  }
}

function closeProof(back) {
  if (!find('#side').firstElementChild) return;
  find('#side').replaceChildren();
  document.body.classList.remove('with-proof');
  for (const cell of findAll('.matrix .chosen')) cell.classList.remove('chosen');
  if (back && proofBack?.isConnected) proofBack.focus();
  proofBack = null;
}

function proofBody(proof, single) {
  return [proof.item.scope ? el('p', { class: 'muted' }, quoted(proof.item.scope)) : null,
    proof.columns.map(column => (single || column.verdict || column.quotes.length > 0 ? proofColumn(column, single) : null))];
}

function proofColumn(column, single) {
  const head = [el('span', { class: `tag ${column.verdict ?? 'undetermined'}` }, column.verdict_name ?? t('cell_none')), ' ', quoted(column.label), column.lost ? el('span', { class: 'muted' }, ` ${plain(column.lost)}`) : null];
  const content = [
    column.missing.length > 0 ? el('p', null, el('b', null, t('missing_parts')), column.missing.map(plain).join(t('list_comma'))) : null,
    single && column.lost ? el('p', null, el('b', null, t('lost')), plain(column.lost)) : null,
    el('h4', null, t('asked_above')),
    column.above.length + column.points.length === 0 ? el('p', { class: 'muted' }, t('nothing_above')) : null,
    column.points.map(point => saidBy(t('national_points'), null, point)),
    column.above.map(one => saidBy([levelWord(one.level), one.name].filter(Boolean).join(' · '), one.place, one.text)),
    el('h4', null, t('said_here')),
    column.quotes.length === 0 ? el('p', { class: 'muted' }, t('nothing_here')) : column.quotes.map(one => saidBy(null, one.place ?? lineText(one.line), one.text)),
    column.why?.length > 0 ? [el('h4', null, t('why')), el('ul', null, column.why.map(one => el('li', null, plain(one))))] : null];
  return single ? el('section', null, el('h3', null, head.slice(0, 3)), content)
    : el('details', null, el('summary', null, head), content);
}

const lineText = line => (line ? t('line', { line }) : null);
const levelWord = level => (level ? levelName(level) : '');

/** A sentence with who says it and where. */
function saidBy(who, place, text) {
  return el('blockquote', null, who || place ? el('div', { class: 'muted' }, [who, place].filter(Boolean).map(plain).join(' · ')) : null, quoted(text, { class: 'text' }));
}

addEventListener('keydown', event => {
  if (event.key === 'Escape' && find('#side').firstElementChild && !find('dialog[open]')) closeProof(true);
});
