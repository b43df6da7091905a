// The door “review”: what the program is not sure of, decided by a person, with name and date.

const REVIEW_A_PAGE = 20;
const reviewView = { from: 0, openOnly: true, plan: '' };

async function reviewDoor(root) {
  if (!root.querySelector('.review-rows')) fill(root, doorTitle('review'), el('p', { class: 'muted' }, t('comparing')));
  const queue = await busy(t('comparing'), () => engine.ask('review_queue', { from: reviewView.from, count: REVIEW_A_PAGE, open_only: reviewView.openOnly, plan: reviewView.plan || null, lang: state.lang }));
  if (state.door !== 'review') return;
  if (!queue) return fill(root, doorTitle('review'), button(t('again'), () => reviewDoor(root)));
  if (queue.rows.length === 0 && reviewView.from > 0) {
    reviewView.from = Math.max(0, reviewView.from - REVIEW_A_PAGE);
    return reviewDoor(root);
  }
  drawReview(root, queue);
}

function drawReview(root, queue) {
  const again = () => reviewDoor(root);
  const plans = plansRead();
  const total = reviewView.openOnly ? queue.open : queue.total;
  fill(root,
    doorTitle('review'),
    el('p', null, t('review_intro')),
    reviewerFields(),
    el('div', { class: 'bar' },
      el('div', { class: 'group', role: 'group', 'aria-label': t('which_rows') },
        [[true, t('only_open', { count: queue.open })], [false, t('all_rows', { count: queue.total })]].map(([value, text]) => toggle(text, reviewView.openOnly === value, () => { Object.assign(reviewView, { openOnly: value, from: 0 }); again(); }, { data: { key: `open-${value}` } }))),
      el('label', { class: 'inline' }, el('span', null, t('col_place')), choice([['', t('all')], ...plans.map(file => [file.plan.id, plain(labelOf(file.plan.id))])], reviewView.plan, value => { Object.assign(reviewView, { plan: value, from: 0 }); again(); }, { data: { key: 'review-plan' } })),
      button(t('take_review'), takeReview, { class: 'main', data: { key: 'take-review' } }),
      button(t('load_review'), () => chooseFile('.tsv,.txt,.csv', loadReview), { data: { key: 'load-review' } })),
    el('p', { class: 'muted', role: 'status', 'aria-live': 'polite', id: 'review-count' }, t('decided_count', { decided: queue.decided, total: queue.total })),
    itemNames(),
    queue.rows.length === 0 ? el('p', { class: 'empty' }, t('review_empty')) : el('ol', { class: 'review-rows', start: reviewView.from + 1 }, queue.rows.map(row => reviewCard(row))),
    pager(reviewView, total, REVIEW_A_PAGE, again));
}

function reviewerFields() {
  state.reviewer.when ||= today();
  const input = (name, label, type) => field(label, el('input', { type, value: state.reviewer[name], autocomplete: 'off', data: { key: `reviewer-${name}` }, on: { input: event => { state.reviewer[name] = event.target.value.trim(); } } }));
  return el('div', { class: 'reviewer' }, input('who', t('reviewer_name'), 'text'), input('when', t('reviewer_date'), 'date'));
}

/** The items to choose from when a sentence asks for another one. */
function itemNames() {
  return el('datalist', { id: 'item-names' }, state.items.domains.flatMap(domain => domain.items.map(item => el('option', { value: `${item.code} ${named(item)}` }))));
}

function reviewCard(row) {
  const name = row.item ? `${row.item.code} ${row.item.name ?? named(row.item)}` : null;
  const card = el('li', { class: `review-row ${row.decision ?? 'open'}`, data: { clause: row.clause } });
  const question = name ? [t('review_asks'), el('b', null, name), row.confidence === null || row.confidence === undefined ? null : el('span', { class: 'muted' }, ` ${t('sureness', { percent: Math.round(row.confidence * 100) })}`)] : t('review_none');
  const other = el('input', { type: 'text', list: 'item-names', placeholder: t('other_item_hint'), 'aria-label': t('other_item'), autocomplete: 'off' });
  const note = el('input', { type: 'text', value: row.note ?? '', placeholder: t('note'), 'aria-label': t('note'), autocomplete: 'off' });
  const more = el('div', { class: 'answers more', id: freshId(), hidden: true }, other, button(t('answer_take'), () => takeOther(), { data: { key: `other-${row.clause}` } }), note);
  const showMore = () => {
    more.hidden = false;
    for (const opener of findAll('[aria-expanded]', card)) opener.setAttribute('aria-expanded', 'true');
    other.focus();
  };
  const decide = (agrees, instead) => decideRow(card, row, { agrees, instead, note: note.value.trim() || null });
  const takeOther = () => {
    const code = other.value.trim().split(/\s/)[0].toUpperCase();
    const known = state.items.domains.some(domain => domain.items.some(item => item.code === code)) || codeOfName(other.value.trim());
    if (!known) {
      other.setAttribute('aria-invalid', 'true');
      say(t('other_item_unknown'), 'error');
      return other.focus();
    }
    return decide(false, codeOfName(other.value.trim()) ?? code);
  };
  other.addEventListener('keydown', event => { if (event.key === 'Enter') takeOther(); });
  add(card, [
    el('p', { class: 'muted' }, [labelOf(row.plan), row.place, row.heading].filter(Boolean).map(plain).join(' · ')),
    el('p', { class: 'text' }, withEvidence(row.text, row.evidence ?? [])),
    el('p', null, question),
    el('div', { class: 'answers' },
      toggle(t('answer_yes'), row.decision === 'yes', () => decide(true), { class: 'yes', data: { key: `yes-${row.clause}-${row.item?.code ?? ''}` } }),
      toggle(t(name ? 'answer_no' : 'answer_has'), row.decision === 'no', () => (name ? decide(false) : showMore()), { class: 'no', data: { key: `no-${row.clause}-${row.item?.code ?? ''}` } }),
      name ? button(t('answer_other'), showMore, { 'aria-expanded': 'false', 'aria-controls': more.id, data: { key: `more-${row.clause}` } }) : null,
      row.decision ? button(t('take_back'), () => decide(null), { class: 'quiet', data: { key: `back-${row.clause}` } }) : null),
    more,
    row.decision ? el('p', { class: 'muted' }, t('decided_by', { answer: t(row.decision === 'yes' ? 'answer_yes' : 'answer_no'), who: plain(row.who ?? '—'), when: plain(row.when ?? '—') }),
      row.other ? t('changed_to', { item: `${row.other.item.code} ${plain(row.other.item.name)}` }) : null) : null]);
  return card;
}

function codeOfName(text) {
  for (const domain of state.items.domains) {
    const item = domain.items.find(one => [one.zh, one.en, one.name, `${one.code} ${named(one)}`].includes(text));
    if (item) return item.code;
  }
  return null;
}

/** A sentence with the words marked that made the program think of an item. */
function withEvidence(text, words) {
  const marks = [];
  for (const word of words.filter(Boolean)) {
    const at = text.indexOf(word);
    if (at >= 0) marks.push({ start: at, end: at + word.length });
  }
  return pieces(text, marks).map(piece => (piece.marks.length > 0 ? el('mark', null, plain(piece.text)) : plain(piece.text)));
}

async function decideRow(card, row, { agrees, instead, note }) {
  if (agrees !== null && !state.reviewer.who) {
    say(t('name_first'), 'error');
    return find('[data-key="reviewer-who"]').focus();
  }
  const args = { plan: row.plan, clause: row.clause, item: row.item?.code ?? null, agrees, who: state.reviewer.who, when: state.reviewer.when || null, note, lang: state.lang };
  if (instead) args.instead = instead;
  const made = await busy(t('saving'), () => engine.ask('decide', args));
  if (!made) return undefined;
  touched(true);
  const own = (made.rows ?? []).find(one => (one.item?.code ?? null) === (row.item?.code ?? null));
  const other = (made.rows ?? []).find(one => one.by_person && one.decision === 'yes' && one !== own && instead === one.item?.code);
  const changed = own ? { ...own, other } : { ...row, decision: agrees === null ? null : agrees ? 'yes' : 'no', who: args.who, when: args.when, note };
  const fresh = reviewCard(changed);
  card.replaceWith(fresh);
  find('#review-count').textContent = t('decided_count', { decided: made.decided, total: made.total });
  const next = agrees === null ? fresh : fresh.nextElementSibling;
  (next?.querySelector('button.yes') ?? fresh.querySelector('button')).focus();
  return undefined;
}

async function takeReview() {
  const made = await busy(t('making', { name: t('review_file') }), () => engine.bytes('review_table', { lang: state.lang }));
  if (!made) return;
  hand(made, `${t('review_file')}.sssom.tsv`);
}

async function loadReview(file) {
  const made = await busy(t('opening'), async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return (await engine.bytes('review_load', { name: file.name, lang: state.lang }, bytes)).answer;
  });
  if (!made) return;
  touched(true);
  say(t('review_loaded', { count: made.confirmed + made.rejected + made.added + made.settled }));
  drawDoor();
}
