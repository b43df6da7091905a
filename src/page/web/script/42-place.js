// One page about one place: the numbers, what is left out with the sentence above, what is there in part, the rest by name.

async function drawPlace(body, report) {
  const { plans } = report;
  if (!plans.some(plan => plan.id === reportView.plan)) reportView.plan = plans[0]?.id;
  const plan = plans.find(one => one.id === reportView.plan);
  if (!plan) return;
  const content = el('div', { class: 'place-page' });
  const pick = choice(plans.map(one => [one.id, [one.label, levelName(one.level)].map(plain).join(' · ')]), plan.id, id => { reportView.plan = id; drawPlace(body, report); }, { data: { key: 'place' } });
  fill(body, el('h3', null, t('one_place')),
    el('div', { class: 'bar' }, field(t('col_place'), pick), downloads('gap', ['docx', 'xlsx', 'html'], () => ({ plan: plan.id, name: plan.label }), { html: t('take_page') }, false)),
    content);
  const made = await busy(t('comparing'), async () => [await engine.ask('gap', { plan: plan.id, lang: state.lang }), await engine.ask('tables', { what: 'gap', plan: plan.id, lang: state.lang })]);
  if (!made || !content.isConnected) return;
  const [gap, set] = made;
  fill(content, el('h4', null, quoted(plan.title ?? plan.label)), placePage(gap), el('details', { class: 'whole' }, el('summary', null, t('whole_list')), tableSet(set)));
}

function placePage(gap) {
  const { summary } = gap;
  const of = verdict => gap.items.filter(item => item.verdict === verdict && !item.guessed);
  const names = (title, items) => (items.length === 0 ? null : el('p', null, el('b', null, `${title} ${t('item_count', { count: items.length })}${t('colon')}`), items.map(item => itemName(item.code)).join(t('list_comma'))));
  const known = gap.chain.filter(link => link.state !== 'missing');
  return [
    el('p', { class: 'muted' }, known.length > 0 ? [t('held_against'), known.map(link => [levelName(link.level), link.plan ? labelOf(link.plan) : link.name].filter(Boolean).map(plain).join(' ')).join(t('list_comma'))] : t('held_against_none')),
    el('p', { class: 'numbers' }, el('span', { class: 'tag' }, t('asked_count', { count: summary.applicable })),
      ['covered', 'partial', 'dropped', 'undetermined', 'added'].map(verdict => [' ', el('span', { class: `tag ${verdict}` }, `${verdictName(verdict)} ${summary[verdict]}${verdict === 'covered' && summary.applicable > 0 ? t('percent', { percent: (100 * summary.covered / summary.applicable).toFixed(1) }) : ''}`)])),
    placeTable('dropped', of('dropped'), [[t('asked_above'), aboveText], [t('lost'), lossText]]),
    placeTable('partial', of('partial'), [[t('missing_parts'), item => item.missing_elements.map(plain).join(t('list_comma'))], [t('said_here'), item => plain(item.evidence.plan[0]?.text)]]),
    names(verdictName('undetermined'), of('undetermined')),
    names(verdictName('added'), of('added'))];
}

function placeTable(verdict, items, columns) {
  if (items.length === 0) return null;
  const clean = head => head.replace(/[：:]\s*$/, '');
  return el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `${verdictName(verdict)} (${items.length})` }, el('table', { class: 'rows' }, el('caption', null, el('span', { class: `tag ${verdict}` }, verdictName(verdict)), ` ${t('item_count', { count: items.length })}`),
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, t('col_item')), columns.map(([head]) => el('th', { scope: 'col' }, clean(head))))),
    el('tbody', null, items.map(item => el('tr', null, el('th', { scope: 'row' }, itemName(item.code)), columns.map(([, text]) => el('td', { class: 'text' }, text(item))))))));
}

/** What is asked above: a sentence with who says it, or the points of the nation. */
function aboveText(item) {
  const { above, parent } = item.evidence;
  const nearest = above[above.length - 1];
  if (nearest) return [el('span', { class: 'muted' }, `${plain(labelOf(nearest.plan))}${t('colon')}`), quoted(nearest.text)];
  return parent.map(one => [one.line === null ? el('span', { class: 'muted' }, `${t('national_points')}${t('colon')}`) : null, quoted(one.text)]);
}

function lossText(item) {
  if (item.lost_at) return t('lost_at', { level: levelName(item.lost_at) });
  return item.lost_between ? t('lost_between', { above: levelName(item.lost_between[0]), below: levelName(item.lost_between[1]) }) : '';
}
