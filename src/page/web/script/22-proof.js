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
    const plans = proof.plans.filter(plan => !column || plan.plan === column.id);
    fill(body, proof.item.scope ? el('p', { class: 'muted' }, quoted(proof.item.scope)) : null, plans.map(plan => proofOf(plan, Boolean(column))));
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

/** One place: open where it was asked for alone, else a line that opens. */
function proofOf(plan, single) {
  const { gap } = plan;
  if (!gap && !single) return null;
  const head = [el('span', { class: `tag ${gap?.verdict ?? 'undetermined'}${gap?.lost_above ? ' above' : ''}` }, plan.verdict_name ?? t('cell_none')), ' ', quoted(plan.label)];
  const loss = plan.loss ? plain(plan.loss) : null;
  if (single) return el('section', null, el('h3', null, head), loss ? el('p', null, el('b', null, t('lost')), loss) : null, gap ? proofContent(plan, gap) : el('p', { class: 'muted' }, t('nothing_here')));
  return el('details', null, el('summary', null, head, loss ? el('span', { class: 'muted' }, ` ${loss}`) : null), proofContent(plan, gap));
}

function proofContent(plan, gap) {
  const { above, plan: own, parent } = gap.evidence;
  const rest = above.length > 0 ? [] : parent.filter(one => one.line !== null);
  const doubtful = Object.keys(gap.missing_in_doubt ?? {});
  return [
    gap.missing_elements.length > 0 ? el('p', null, el('b', null, t('missing_parts')), gap.missing_elements.map(plain).join(t('list_comma'))) : null,
    doubtful.length > 0 ? el('p', { class: 'muted' }, t('missing_doubt'), doubtful.map(plain).join(t('list_comma'))) : null,
    plan.trace ? el('p', { class: 'muted' }, t('level_by_level'), plain(plan.trace)) : null,
    el('h4', null, t('asked_above')),
    above.length + rest.length + plan.points.length === 0 ? el('p', { class: 'muted' }, t('nothing_above')) : null,
    plan.points.map(point => saidBy(t('national_points'), String(point.year), `${point.number} ${point.title}`)),
    above.map(one => saidBy([levelWord(one.level), labelOf(one.plan)].join(' · '), lineText(one.line), one.text, one.more)),
    rest.map((one, at) => saidBy(null, plan.parent_places?.[at] ?? lineText(one.line), one.text)),
    el('h4', null, t('said_here')),
    own.length === 0 ? el('p', { class: 'muted' }, t('nothing_here')) : own.map((one, at) => saidBy(null, plan.places?.[at] ?? lineText(one.line), one.text)),
    gap.strength && gap.strength !== 'same' ? [el('h4', null, t('strength'), state.words.strength[gap.strength] ?? ''), el('ul', null, gap.strength_reasons.filter(reason => !/^\w+ same/.test(reason)).map(reason => el('li', null, strengthReason(reason))))] : null];
}

/** A reason of strength in the language of the page; the contract for machines gives it in English. */
function strengthReason(reason) {
  const [, kind, label, above, here] = /^(\w+) (\w+): parent (.+), plan (.+)$/.exec(reason) ?? [];
  const side = text => plain(text.replace(/ \(line \d+\)$/, '').replace(/^states none$/, t('states_none')));
  return kind && MORE_WORDS[`kind_${kind}`] ? t('strength_reason', { kind: t(`kind_${kind}`), label: state.words.strength[label] ?? label, above: side(above), here: side(here) }) : plain(reason);
}

const lineText = line => (line ? t('line', { line }) : null);
const levelWord = level => (level ? levelName(level) : '');

/** A sentence with who says it and where; `more`: how many others there say the same. */
function saidBy(who, place, text, more = 0) {
  return el('blockquote', null, who || place ? el('div', { class: 'muted' }, [who, place].filter(Boolean).map(plain).join(' · ')) : null, quoted(text, { class: 'text' }),
    more > 0 ? el('div', { class: 'muted' }, t('more_sentences', { count: more })) : null);
}

addEventListener('keydown', event => {
  if (event.key === 'Escape' && find('#side').firstElementChild && !find('dialog[open]')) closeProof(true);
});
