// A sitting as one file: saved, opened again; another list of items.

/** Lets a person choose one file. */
function chooseFile(accept, run) {
  const input = el('input', { type: 'file', accept, class: 'away', tabindex: '-1', 'aria-hidden': 'true', data: { picks: accept } });
  input.addEventListener('change', () => {
    const [file] = input.files;
    input.remove();
    if (file) run(file);
  });
  input.addEventListener('cancel', () => input.remove());
  document.body.append(input);
  input.click();
}

async function saveSitting() {
  const made = await busy(t('saving'), () => engine.bytes('save', { lang: state.lang }));
  if (!made) return;
  const name = `${t('title')} ${today()}.duibiao.zip`;
  download(made.bytes, name, 'application/zip');
  state.unsaved = false;
  say(t('sitting_saved', { name }));
}

const chooseSitting = () => chooseFile('.zip', openSitting);

/** Opens a saved sitting in place of what is there. */
async function openSitting(file) {
  const held = state.survey.files.length;
  if (held > 0 && !(await ask(t('sitting_replace', { count: held })))) return;
  const made = await busy(t('opening'), async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { answer } = await engine.bytes('load', { lang: state.lang }, bytes);
    state.refused = [];
    state.held.clear();
    if (answer.taxonomy) {
      await learn();
      drawFoot();
    }
    await look();
    return answer;
  });
  if (!made) return;
  for (const one of state.survey.files) state.held.set(one.path, `${one.size}/`);
  state.unsaved = false;
  say(t('sitting_opened', { files: state.survey.files.length, decisions: made.decisions ?? 0, corrections: made.corrections ?? 0 }));
}

/** Takes a folder of items in place of the built-in list. */
function chooseTaxonomy() {
  const input = el('input', { type: 'file', multiple: true, webkitdirectory: true, class: 'away', tabindex: '-1', 'aria-hidden': 'true', data: { picks: 'taxonomy' } });
  input.addEventListener('change', async () => {
    const files = [...input.files];
    input.remove();
    const made = await busy(t('opening'), async () => {
      for (const file of files) {
        const path = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
        await engine.bytes('taxonomy_put', { path }, new Uint8Array(await file.arrayBuffer()));
      }
      return engine.ask('taxonomy_use', { lang: state.lang });
    });
    if (made) await afterTaxonomy();
  });
  document.body.append(input);
  input.click();
}

async function ownTaxonomy() {
  if (await busy(t('opening'), () => engine.ask('taxonomy_builtin', { lang: state.lang }))) await afterTaxonomy();
}

async function afterTaxonomy() {
  await busy(t('reading'), learn);
  touched();
  drawFoot();
  say(t('taxonomy_used', { name: named(state.about.taxonomy), items: state.about.taxonomy.items }));
  tell('survey');
}
