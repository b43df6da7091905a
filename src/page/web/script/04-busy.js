// Tells what is being done, how far it is, and what came of it: one bar, one live region, one place for messages.

let engine = null;

/** Says something to a person who hears the page, and shows it until it is closed. */
function say(text, kind = 'info') {
  const box = find('#notices');
  if (!box) return;
  const line = el('div', { class: `notice ${kind}` }, el('span', null, text),
    button('✕', () => { line.remove(); find('#main').focus(); }, { class: 'quiet', 'aria-label': t('close_notice') }));
  for (const old of findAll('.notice:not(.error)', box)) old.remove();
  while (box.childElementCount > 3) box.firstElementChild.remove();
  box.append(line);
}

/** Says why something failed; what a person stopped is no failure. */
function sayError(error) {
  if (error?.code === 'cancelled') return say(t('cancelled'));
  if (error?.code === 'crashed') return null;
  console.debug(error);
  const problems = error?.problems ?? [];
  return say([t('failed', { why: plain(error?.message ?? error) }), ...problems.slice(0, 8).map(plain)].join('\n'), 'error');
}

let working = 0;

/** Runs something long: shows the bar with a way to stop, and says what went wrong. Gives `undefined` where it failed. */
async function busy(label, run) {
  const mine = (working += 1);
  state.busy = { label };
  showBusy();
  try {
    return await run();
  } catch (error) {
    sayError(error);
    return undefined;
  } finally {
    if (mine === working) {
      state.busy = null;
      showBusy();
    }
  }
}

/** Takes how far the engine is. */
function onProgress({ file, done, total }) {
  if (!state.busy) return;
  Object.assign(state.busy, { file, done, total });
  showBusy();
}

let drawn = 0;
let heard = 0;

/** Draws the bar, at most ten times a second. */
function showBusy() {
  const root = find('#work');
  const now = state.busy;
  if (!now) {
    root.replaceChildren();
    find('#heard').textContent = '';
    heard = 0;
    return;
  }
  if (root.firstElementChild && performance.now() - drawn < 100) return;
  drawn = performance.now();
  const text = now.total && now.file ? t('reading_file', { file: plain(now.file), done: Math.min(now.done + 1, now.total), total: now.total }) : now.label;
  if (!root.firstElementChild) {
    root.append(el('div', { class: 'busy' },
      el('progress', { 'aria-label': now.label }),
      el('span', { class: 'busy-text' }),
      button(t('cancel'), () => stop(), { data: { key: 'stop' } })));
  }
  const bar = find('progress', root);
  if (now.total) Object.assign(bar, { max: now.total, value: now.done });
  else bar.removeAttribute('value');
  find('.busy-text', root).textContent = text;
  // Who hears the page is told at the beginning and every few seconds, not for each file.
  if (performance.now() - heard > 5000) {
    heard = performance.now();
    find('#heard').textContent = text;
  }
}

/** Ends what is being done; the files stay. */
function stop() {
  state.stopped = true;
  engine?.cancel().catch(sayError);
}

/** Tells of a restart that nobody asked for. */
function onRestart(why) {
  const file = why?.file ?? (typeof why === 'string' ? '' : null);
  if (why?.code === 'cancelled' || why === 'cancelled') return;
  say(file ? t('restarted_file', { file: plain(file) }) : t('restarted'), 'error');
}
