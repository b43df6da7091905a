// What the page knows, in one place, and who wants to hear when it changes.

const DOORS = ['files', 'compare', 'draft', 'report', 'review'];

const state = {
  lang: 'zh',
  door: 'files',
  /** What the engine says of itself, once it runs. */
  about: null,
  words: null,
  items: null,
  /** The files as the engine sees them, and those that it never got. */
  survey: { files: [], problem: null, notes: [] },
  refused: [],
  /** The files that the engine got: path → what tells whether it is the same file. */
  held: new Map(),
  /** Grows with every change of files, corrections and decisions: what was made of an older state is made anew. */
  version: 0,
  /** Whether corrections or decisions would be lost if the page were closed. */
  unsaved: false,
  /** What is being done: {label, done, total, file}. */
  busy: null,
  /** Whether a person asked to stop. */
  stopped: false,
  reviewer: { who: '', when: '' },
};

const listeners = new Map();

/** Calls `run` whenever `topic` is told. */
function listen(topic, run) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), run]);
}

function tell(topic) {
  for (const run of listeners.get(topic) ?? []) run();
}

/** Notes that files, corrections or decisions changed; `worth`: a person's own work is in it, which would be lost. */
function touched(worth = false) {
  state.version += 1;
  state.unsaved = state.unsaved || worth;
}

/** A value that is made anew when the state or the language has changed since, and asked for once however many ask. */
class Fresh {
  constructor(make) {
    this.make = make;
    this.of = null;
    this.value = null;
  }

  get(...args) {
    const of = [state.version, state.lang, ...args].join('\u0000');
    if (this.of !== of) {
      this.of = of;
      const value = this.make(...args);
      this.value = value;
      value.catch(() => { if (this.value === value) this.of = null; });
    }
    return this.value;
  }
}

const plansRead = () => state.survey.files.filter(file => file.state === 'plan');
const filesNotRead = () => [...state.refused, ...state.survey.files.filter(file => file.state === 'not_read')];
/** What a person should say of a plan, since neither text nor tables do. */
const openFacts = file => ['level', 'jurisdiction', 'year'].filter(fact => file.plan && !file.plan[fact]);
/** What people call a plan that the engine names by its id. */
function labelOf(id) {
  const plan = plansRead().find(file => file.plan.id === id)?.plan;
  return plan ? plan.label ?? ([plan.jurisdiction, plan.year].filter(Boolean).join(' ') || id) : id;
}


const rankOf = level => ['national', 'province', 'prefecture', 'county', 'township'].indexOf(level);
