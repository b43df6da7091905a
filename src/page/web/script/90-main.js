// Starts the page: the head with its doors, the language, the engine.

const DOOR_VIEWS = { files: root => filesDoor(root), compare: root => compareDoor(root), draft: root => draftDoor(root), report: root => reportDoor(root), review: root => reviewDoor(root) };

function drawHead() {
  document.documentElement.lang = state.lang === 'en' ? 'en' : 'zh-CN';
  document.title = t('title');
  find('#skip').textContent = t('skip');
  const count = state.survey.files.length + state.refused.length;
  fill(find('#top'),
    el('div', { class: 'brand' }, el('h1', null, t('title')),
      el('div', { class: 'buttons' },
        button(t('save_sitting'), saveSitting, { disabled: count === 0, data: { key: 'save-sitting' } }),
        button(t('open_sitting'), () => chooseSitting(), { data: { key: 'open-sitting' } }),
        button(t('to_english'), switchLanguage, { lang: state.lang === 'en' ? 'zh-CN' : 'en', data: { key: 'lang' } }))),
    el('nav', { 'aria-label': t('doors') }, el('ul', { class: 'doors' }, DOORS.map(door => el('li', null,
      button([t(`door_${door}`), door === 'files' && count > 0 ? ` ${count}` : null], () => openDoor(door), { 'aria-current': state.door === door ? 'page' : null, data: { key: `door-${door}` } }))))));
}

function drawFoot() {
  const { about } = state;
  fill(find('#foot'), state.survey.files.length > 0 ? el('p', { class: 'muted' }, t('private')) : null,
    about ? el('p', { class: 'muted' }, t('version', { version: about.version, taxonomy: named(about.taxonomy), items: about.taxonomy.items }), ' ',
      button(t('other_taxonomy'), chooseTaxonomy, { class: 'quiet', data: { key: 'taxonomy' } }),
      about.taxonomy.builtin === false ? button(t('own_taxonomy'), ownTaxonomy, { class: 'quiet', data: { key: 'taxonomy-own' } }) : null) : null);
}

/** Shows a door. `arrive`: the focus goes to its heading, since what was pressed is gone. */
function openDoor(door, arrive = false) {
  state.door = door;
  closeProof(false);
  for (const notice of findAll('.notice.info')) notice.remove();
  drawHead();
  drawDoor();
  scrollTo(0, 0);
  if (arrive) focusOn(find('#door h2') ?? find('#main'));
}

/** The heading of a door, which keeps the focus when the door is drawn again. */
const doorTitle = door => el('h2', { tabindex: '-1', data: { key: 'title' } }, door === 'files' ? t('files_title') : t(`door_${door}`));

/** Draws the door anew. */
function drawDoor() {
  const main = find('#main');
  let root = find('#door', main);
  if (!root) {
    main.replaceChildren(el('div', { id: 'notices', role: 'status', 'aria-live': 'polite' }), el('div', { id: 'door' }));
    root = find('#door', main);
  }
  root.className = `door-${state.door}`;
  if (state.door !== 'files' && plansRead().length === 0) return fill(root, doorTitle(state.door), needFiles());
  return DOOR_VIEWS[state.door](root);
}

function needFiles() {
  const any = state.survey.files.length + state.refused.length > 0;
  return [el('p', { class: 'lead' }, t(`about_${state.door}`)), el('p', null, any ? t('all_unread') : t(`need_${state.door}`)), dropArea()];
}

async function switchLanguage() {
  state.lang = state.lang === 'en' ? 'zh' : 'en';
  if (engine) engine.lang = state.lang;
  drawHead();
  if (state.about) await busy(t('reading'), learn);
  drawFoot();
  drawHead();
  drawDoor();
}

/** Asks the engine for everything that it says in words. */
async function learn() {
  state.about = await engine.ask('about', {});
  state.words = await engine.ask('words', { lang: state.lang });
  state.items = await engine.ask('items', { lang: state.lang });
  if (state.survey.files.length > 0) state.survey = await engine.ask('survey', { lang: state.lang });
}

async function start() {
  drawHead();
  drawDoor();
  drawFoot();
  listenForDrops();
  listen('survey', () => { drawHead(); drawDoor(); drawFoot(); });
  addEventListener('beforeunload', event => {
    if (!state.unsaved) return;
    event.preventDefault();
    // Older browsers ask only then.
    event.returnValue = '';
  });
  const label = t('starting');
  state.busy = { label };
  showBusy();
  try {
    engine = new Engine({ onProgress, onRestart });
    engine.lang = state.lang;
    await engine.ready;
    await learn();
    drawFoot();
  } catch (error) {
    say(t('start_failed', { why: plain(error?.message ?? error) }), 'error');
  }
  if (state.busy?.label === label) state.busy = null;
  if (!state.busy) showBusy();
}

start();
