// Takes files and folders, however they come: dropped, chosen by button, pasted.

/** What is no plan and no data: left behind by systems, never worth a line. */
const isClutter = path => /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX)(\/|$)/i.test(path);
const isSitting = path => /\.duibiao\.zip$/i.test(path);
const isReview = path => /\.sssom\.tsv$/i.test(path);

/** Takes note of a file of a folder; in large folders a person sees that something happens. */
function note(found, path, file) {
  found.push({ path, file });
  if (found.length % 50 === 0 && state.busy) {
    state.busy.label = t('listing', { count: found.length });
    showBusy();
  }
}

/** The files below a folder that was dropped, the way that Chromium gives for a page that is a file itself. */
async function walkHandle(handle, path, found) {
  if (state.stopped) return;
  if (handle.kind === 'file') return note(found, path + handle.name, await handle.getFile().catch(() => null));
  for await (const child of handle.values()) await walkHandle(child, `${path}${handle.name}/`, found);
}

/** The same, the way of other browsers. */
async function walkEntry(entry, path, found) {
  if (state.stopped) return;
  if (entry.isFile) return note(found, path + entry.name, await new Promise(done => entry.file(done, () => done(null))));
  const reader = entry.createReader();
  for (;;) {
    const part = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) return;
    for (const one of part) await walkEntry(one, `${path}${entry.name}/`, found);
  }
}

/** The files of a folder; where the browser gives nobody its files, the folder itself, which is then listed as not read. */
async function walkFolder({ name, entry, handle }, found) {
  const ways = [async own => { const folder = await handle; if (!folder) throw new Error('no handle'); return walkHandle(folder, '', own); }, own => walkEntry(entry, '', own)];
  for (const way of ways) {
    const own = [];
    try {
      await way(own);
      found.push(...own);
      return;
    } catch {
      // The next way may do.
    }
  }
  found.push({ path: name, file: null, why: t('folder_closed') });
}

/** The files of a drop. Everything must be taken at once: afterwards the browser forgets it. */
function ofDrop(transfer) {
  const items = [...transfer.items].filter(item => item.kind === 'file').map(item => {
    const entry = item.webkitGetAsEntry?.() ?? null;
    const file = item.getAsFile();
    const handle = entry?.isDirectory ? item.getAsFileSystemHandle?.().catch(() => null) : null;
    return { name: file?.name ?? entry?.name ?? '', entry, file, handle };
  });
  return async () => {
    const found = [];
    for (const item of items) {
      if (item.entry?.isDirectory) await walkFolder(item, found);
      else if (item.file) note(found, item.file.name, item.file);
    }
    return found;
  };
}

/** Opens the browser's own window to choose files or a folder. */
function choose(folder) {
  const input = el('input', { type: 'file', multiple: true, webkitdirectory: folder, class: 'away', tabindex: '-1', 'aria-hidden': 'true' });
  input.addEventListener('change', () => {
    const found = [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file }));
    input.remove();
    take(async () => found);
  });
  input.addEventListener('cancel', () => input.remove());
  document.body.append(input);
  input.click();
}

/** Takes files, whatever they are: a saved sitting, a table of decisions, plans. */
async function take(collect) {
  state.stopped = false;
  const found = await busy(t('reading'), async () => {
    await engine.ready;
    return (await collect()).filter(({ path }) => !isClutter(path)).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  });
  if (!found) return;
  // One sitting can be opened; another beside it is listed like any other file.
  const sitting = found.find(one => one.file && isSitting(one.path));
  const decisions = found.filter(one => one.file && isReview(one.path) && !one.path.includes('/'));
  const plans = found.filter(one => one !== sitting && !decisions.includes(one));
  if (sitting) await openSitting(sitting.file);
  if (plans.length > 0) await busy(t('reading'), () => takePlans(plans));
  for (const one of decisions) await loadReview(one.file);
}

async function takePlans(found) {
  const limits = { file_bytes: 64 * 1024 * 1024, files: 5000, ...state.about?.limits };
  const held = state.survey.files.length;
  const room = Math.max(0, limits.files - held);
  if (found.length > room) say(t('too_many', { limit: limits.files, left: found.length - room }), 'error');
  const taken = [];
  for (const { path: given, file, why: known } of found.slice(0, room)) {
    const path = freePath(given, file);
    const why = !file ? known ?? t('gone') : file.size > limits.file_bytes ? t('over_limit', { size: sizeText(file.size), limit: sizeText(limits.file_bytes) }) : null;
    state.refused = state.refused.filter(one => one.path !== path);
    if (why) state.refused.push(refusedFile(path, file?.size ?? 0, why));
    else taken.push({ path, file });
  }
  const fresh = taken.filter(({ path }) => !state.held.has(path)).map(({ path }) => path);
  let done = 0;
  for (const { path, file } of taken) {
    if (state.stopped) return leave(fresh);
    onProgress({ file: path, done, total: taken.length });
    try {
      await engine.put(path, file);
      state.held.set(path, markOf(file));
    } catch (error) {
      if (error?.code === 'cancelled') return leave(fresh);
      state.refused.push(refusedFile(path, file.size, error?.name === 'NotFoundError' || error?.name === 'NotReadableError' ? t('gone') : plain(error?.message)));
    }
    done += 1;
  }
  try {
    await look();
  } catch (error) {
    if (error?.code !== 'cancelled') throw error;
    return leave(fresh);
  }
  const [plans, left] = [plansRead().length, filesNotRead().length];
  return say(left > 0 ? t('done_reading_some', { plans, left }) : t('done_reading', { plans }));
}

/** A person stopped while files were being taken: these are left out, what was there before stays. */
async function leave(paths) {
  for (const path of paths) {
    await engine.ask('remove', { path }).catch(() => null);
    state.held.delete(path);
  }
  await look();
  say(t('cancelled_take', { count: paths.length }));
}

const markOf = file => `${file.size}/${file.lastModified ?? ''}`;

/** Another file of the same name, such as of another folder, takes a number; the same file again takes the place of itself. */
function freePath(path, file) {
  const is = name => { const mark = state.held.get(name); return mark === markOf(file) || mark === `${file.size}/`; };
  if (!file || !state.held.has(path) || is(path)) return path;
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/.exec(path);
  for (let number = 2; ; number += 1) {
    const other = `${stem} (${number})${ending ?? ''}`;
    if (!state.held.has(other) || is(other)) return other;
  }
}

const refusedFile = (path, size, message) => ({ path, name: path.split('/').pop(), size, format: null, state: 'not_read', why: { code: 'refused', message }, plan: null, corrected: {} });

/** Asks the engine what the files are. Where a file took all memory, the engine has set it aside, and the others are read. */
async function look(tries = 20) {
  try {
    state.survey = await engine.ask('survey', { lang: state.lang });
  } catch (error) {
    if (error?.code === 'crashed' && tries > 0) return look(tries - 1);
    throw error;
  }
  touched();
  return tell('survey');
}

/** Lets files be dropped anywhere on the page. */
function listenForDrops() {
  let depth = 0;
  const over = on => { document.body.dataset.drop = t('drop_now'); document.body.classList.toggle('dropping', on); };
  const files = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
  addEventListener('dragenter', event => { if (files(event)) { event.preventDefault(); depth += 1; over(true); } });
  addEventListener('dragover', event => { if (files(event)) event.preventDefault(); });
  addEventListener('dragleave', () => { depth = Math.max(0, depth - 1); over(depth > 0); });
  addEventListener('drop', event => {
    depth = 0;
    over(false);
    if (!files(event)) return;
    event.preventDefault();
    take(ofDrop(event.dataTransfer));
  });
  addEventListener('paste', event => {
    if (event.clipboardData?.files.length > 0 && !event.target.closest('input,textarea')) {
      event.preventDefault();
      const found = [...event.clipboardData.files].map(file => ({ path: file.name, file }));
      take(async () => found);
    }
  });
}

/** The place where files are dropped, with its buttons; `small`: what its button says where it is not the first thing of the page. */
function dropArea(small = '') {
  return el('section', { class: small ? 'drop small' : 'drop', 'aria-label': t('drop_here') },
    small ? null : el('p', { class: 'drop-title' }, t(state.door === 'draft' ? 'drop_draft' : 'drop_here')),
    el('p', { class: 'buttons' },
      button(small || t('choose_files'), () => choose(false), { class: small ? '' : 'main', data: { key: 'choose-files' } }),
      button(t(small ? 'add_folder' : 'choose_folder'), () => choose(true), { data: { key: 'choose-folder' } })),
    small ? null : [el('p', { class: 'muted' }, t('drop_what')), el('p', { class: 'private' }, t('private'))]);
}
