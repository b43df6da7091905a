// Asks a person something in a window of the page: a question, or what a plan does not say of itself.

/** Opens a window; gives what its form was closed with. The focus goes back to where it was, if that is still there. */
function openDialog(title, content, buttons, onSubmit) {
  const back = document.activeElement;
  const key = back?.dataset?.key;
  return new Promise(done => {
    const head = el('h2', { id: freshId() }, title);
    const form = el('form', { novalidate: true }, head, content, el('p', { class: 'buttons' }, buttons));
    const box = el('dialog', { 'aria-labelledby': head.id }, form);
    let result = null;
    form.addEventListener('submit', event => {
      event.preventDefault();
      const given = onSubmit(event.submitter?.value ?? '', form);
      if (given === undefined) return;
      result = given;
      box.close();
    });
    box.addEventListener('close', () => {
      box.remove();
      const again = back?.isConnected ? back : key && find(`[data-key="${CSS.escape(key)}"]`);
      if (again) again.focus();
      done(result);
    });
    document.body.append(box);
    box.showModal();
  });
}

const submit = (label, value, props = {}) => el('button', { type: 'submit', value, ...props }, label);

/** Asks yes or no. */
async function ask(question) {
  const buttons = [submit(t('save'), 'yes', { class: 'main' }), submit(t('cancel_edit'), 'no')];
  return (await openDialog(question, null, buttons, value => value)) === 'yes';
}

/** Lets a person say what level, place and year a plan is of. */
async function correctFile(file) {
  const { plan } = file;
  const corrected = file.corrected ?? {};
  const isListed = 'level' in (file.given ?? {});
  const own = name => (name in corrected ? '' : plan[name]);
  const level = choice([['', own('level') ? t(isListed ? 'as_listed_value' : 'as_read_value', { value: plan.level_name }) : t('as_read')], ...state.about.levels.map(one => [one.code, named(one)])],
    corrected.level ?? '', null, { data: { fact: 'level' } });
  const text = (fact, more = {}) => el('input', { type: 'text', value: corrected[fact] ?? '', placeholder: plain(own(fact) ?? ''), autocomplete: 'off', data: { fact }, ...more });
  const year = text('year', { inputmode: 'numeric', maxlength: '4' });
  const wrong = el('p', { class: 'wrong', role: 'alert', id: freshId() });
  year.setAttribute('aria-describedby', wrong.id);
  const content = [
    field(t('field_level'), level),
    field(t('field_place'), text('jurisdiction')),
    field(t('field_prefecture'), text('prefecture')),
    field(t('field_province'), text('province')),
    field(t('field_year'), year),
    wrong,
    el('p', { class: 'muted' }, t('correct_hint'))];
  const buttons = [submit(t('save'), 'save', { class: 'main' }), submit(t('back_to_read'), 'reset'), submit(t('cancel_edit'), 'cancel')];
  const facts = await openDialog(t('correct_of', { file: plain(file.name) }), content, buttons, (value, form) => {
    if (value === 'cancel') return null;
    const inputs = findAll('[data-fact]', form);
    if (value === 'reset') return Object.fromEntries(inputs.map(input => [input.dataset.fact, null]));
    if (year.value.trim() && !/^(19|20)\d\d$/.test(year.value.trim())) {
      wrong.textContent = t('bad_year');
      year.setAttribute('aria-invalid', 'true');
      year.focus();
      return undefined;
    }
    const given = input => input.value.trim() || null;
    return Object.fromEntries(inputs.map(input => [input.dataset.fact, input === year ? Number(given(input)) || null : given(input)]));
  });
  if (!facts) return;
  await busy(t('reading'), async () => {
    await engine.ask('correct', { path: file.path, facts });
    state.unsaved = true;
    await look();
  });
  find(`[data-key="${CSS.escape(`correct-${file.path}`)}"]`)?.focus();
}
