// The text of a draft with the words marked that findings are about, and their numbers.

/** Cuts a text at the ends of marks: pieces with the findings that they belong to. Marks may overlap. */
function pieces(text, marks) {
  const ends = new Set([0, text.length]);
  for (const mark of marks) {
    ends.add(Math.max(0, Math.min(text.length, mark.start)));
    ends.add(Math.max(0, Math.min(text.length, mark.end)));
  }
  const order = [...ends].sort((a, b) => a - b);
  const starts = [...marks].sort((a, b) => a.start - b.start);
  const found = [];
  let open = [];
  let next = 0;
  for (let at = 0; at + 1 < order.length; at += 1) {
    const [start, end] = [order[at], order[at + 1]];
    while (next < starts.length && starts[next].start <= start) { open.push(starts[next]); next += 1; }
    open = open.filter(mark => mark.end > start);
    found.push({ start, text: text.slice(start, end), marks: [...open] });
  }
  return found;
}

/** The text line by line, with line numbers as findings name them. */
function draftText(draft, shown, places) {
  const text = draft.text;
  const marks = shown.filter(one => places.has(one.at)).map(one => ({ ...places.get(one.at), finding: one }));
  const lines = [];
  let line = null;
  const begin = number => { line = el('p', { class: 'line', data: { line: number } }); lines.push(line); };
  begin(1);
  const numbered = new Set();
  for (const piece of pieces(text, marks)) {
    piece.text.split('\n').forEach((part, at) => {
      if (at > 0) begin(lines.length + 1);
      if (!part) return;
      if (piece.marks.length === 0) return line.append(plain(part));
      const worst = piece.marks.reduce((a, b) => (SEVERITIES.indexOf(b.finding.severity) < SEVERITIES.indexOf(a.finding.severity) ? b : a)).finding;
      const mark = el('mark', { class: worst.severity, data: { finding: worst.at } }, plain(part));
      const fresh = piece.marks.filter(one => !numbered.has(one.finding.at));
      for (const one of fresh) numbered.add(one.finding.at);
      add(line, [fresh.map(one => button(String(one.finding.number), () => showFinding(one.finding.at), { class: `ref ${one.finding.severity}`, 'aria-label': t('finding_number', { number: one.finding.number }), data: { ref: one.finding.at } })), mark]);
    });
  }
  return el('section', { class: 'draft-text', tabindex: '0', 'aria-label': t('draft_text') }, lines);
}

/** Brings the words of a finding into view, and the focus with it. */
function showMark(at) {
  const mark = find(`.draft-text [data-ref="${at}"]`) ?? find(`.draft-text [data-finding="${at}"]`);
  if (!mark) return;
  flash(find(`.draft-text [data-finding="${at}"]`) ?? mark);
  focusOn(mark);
  mark.scrollIntoView({ block: 'center' });
}

function showFinding(at) {
  const card = find(`#finding-${at}`);
  if (!card) return;
  flash(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

function flash(node) {
  for (const old of findAll('.flash')) old.classList.remove('flash');
  node.classList.add('flash');
}
