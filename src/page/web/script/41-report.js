// The door “report”: the conclusion over a whole folder, its parts, one page a place, the set to take away.

const reportFresh = new Fresh(() => engine.ask('report', { lang: state.lang }));
const reportView = { part: 'core', plan: null, from: 0 };

async function reportDoor(root) {
  fill(root, doorTitle('report'), el('p', { class: 'muted' }, t('comparing')));
  const report = await busy(t('comparing'), () => reportFresh.get());
  if (state.door !== 'report') return;
  if (!report) return fill(root, doorTitle('report'), button(t('again'), () => reportDoor(root)));
  drawReport(root, report);
}

/** What is asked first comes first: the conclusion, places, items, where they were lost, a place alone; where it is all from comes last. */
const REPORT_ORDER = ['core', 'summary', 'rank', 'gaps', 'losses', 'place'];
const REPORT_END = ['not-read', 'sources', 'limits'];

function inOrder(parts) {
  const place = ([id]) => (REPORT_ORDER.includes(id) ? REPORT_ORDER.indexOf(id) : REPORT_END.includes(id) ? 200 + REPORT_END.indexOf(id) : 100);
  return parts.map((part, at) => [part, at]).sort((a, b) => place(a[0]) - place(b[0]) || a[1] - b[1]).map(([part]) => part);
}

function drawReport(root, report) {
  const { sections } = report;
  const parts = inOrder([...sections.map(section => [section.id, section.title]), ['place', t('one_place')]]);
  if (!parts.some(([id]) => id === reportView.part)) reportView.part = parts[0][0];
  const body = el('div', { id: 'report-part' });
  const open = id => {
    reportView.part = id;
    drawReport(root, report);
  };
  fill(root,
    doorTitle('report'),
    openFactsNote(),
    el('div', { class: 'bar' },
      button(t('take_set'), takeSet, { class: 'main', data: { key: 'take-set' } }),
      downloads('report', ['docx', 'xlsx'], () => ({ name: t('door_report') }), {}, false),
      button(t('print'), () => print(), { data: { key: 'print' } })),
    el('div', { class: 'report' },
      el('nav', { class: 'parts', 'aria-label': t('report_parts') }, el('ul', null, parts.map(([id, title]) => el('li', null,
        button(plain(title), () => open(id), { 'aria-current': reportView.part === id ? 'true' : null, data: { key: `part-${id}` } }))))),
      body));
  if (reportView.part === 'place') return drawPlace(body, report);
  const section = sections.find(one => one.id === reportView.part);
  return fill(body, el('h3', null, plain(section.title)), section.id === 'core' ? el('div', { class: 'core' }, report.core.map(line => el('p', null, plain(line)))) : tableSet(section));
}

async function takeSet() {
  const made = await busy(t('making', { name: t('report_set') }), () => engine.bytes('report_zip', { lang: state.lang, formats: ['html', 'md', 'csv', 'json', 'xlsx', 'docx'] }));
  if (made) hand(made, `${t('report_set')}.zip`);
}
