// Builds the page out of elements and texts, so that no text of a file is ever read as markup.

/** Makes an element. Properties: class, value, checked, on: {event: run}, data: {…}; all else is an attribute. */
function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'class') node.className = value;
    else if (key === 'on') for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (key === 'data') Object.assign(node.dataset, value);
    else if (key === 'value' || key === 'checked' || key === 'indeterminate') node[key] = value;
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  add(node, children);
  return node;
}

/** Appends what is there of a list of elements and texts. */
function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== '') node.append(child);
  }
}

/** Puts new content into an element; the focus stays on the element of the same data-key. */
function fill(root, ...children) {
  const active = document.activeElement;
  const key = active && root.contains(active) ? active.dataset.key : null;
  root.replaceChildren();
  add(root, children);
  if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

const find = (what, root = document) => root.querySelector(what);
const findAll = (what, root = document) => [...root.querySelectorAll(what)];

/** A name of a file or a text of one: marks that turn the direction of writing, and such that show nothing, are left out. */
const plain = text => String(text ?? '').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

/** A text of a file, kept apart from what stands around it. */
const quoted = (text, props) => el('bdi', props, plain(text));

const button = (label, run, props = {}) => el('button', { type: 'button', ...props, on: { click: run, ...props.on } }, label);

/** A button that stays down while it holds. */
const toggle = (label, on, run, props = {}) => button(label, run, { 'aria-pressed': String(Boolean(on)), ...props });

/** A label over or beside its field. */
function field(label, control, hint) {
  const id = control.id || (control.id = freshId());
  const note = hint ? el('span', { class: 'hint', id: `${id}-hint` }, hint) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return el('div', { class: 'field' }, el('label', { for: id }, label), control, note);
}

/** The day of this computer, as a date field wants it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

let lastId = 0;
const freshId = () => `x${(lastId += 1)}`;

/** A list to choose one of: pairs of value and text. */
function choice(pairs, chosen, run, props = {}) {
  const options = pairs.map(([value, text]) => {
    const option = el('option', { value }, text);
    option.selected = value === chosen;
    return option;
  });
  return el('select', { ...props, on: { change: event => run?.(event.target.value) } }, options);
}

/** Moves the focus to something that is no control, such as a heading. */
function focusOn(node) {
  if (!node) return;
  if (!node.matches('a[href],button,input,select,textarea,summary')) node.tabIndex = -1;
  node.focus();
}

/** Puts a text on the clipboard; `false` where the browser lets nobody. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea', { class: 'away', value: text, 'aria-hidden': 'true' });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Hands a file to the person. */
function download(bytes, name, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type: type || 'application/octet-stream' }));
  const link = el('a', { href: address, download: name, class: 'away' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
