'use strict';
// The door to the engine: questions go to a worker, answers come back as promises. What was put in is remembered, so that a worker that
// was ended or ran out of memory is followed by another with the same files, corrections and decisions.

/** Why a question has no answer; `code` is for the page, the message for people, `problems` are mistakes of a data file with their places. */
class EngineError extends Error {
  constructor(code, message, problems = []) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.problems = problems;
  }
}

/** Questions that change what the engine holds. */
const CHANGES = new Set(['put', 'refuse', 'remove', 'clear', 'correct', 'decide', 'review_load', 'load', 'taxonomy_put', 'taxonomy_use', 'taxonomy_builtin']);

const ENGINE_WORDS = {
  zh: {
    cancelled: '已停止',
    crashed: '浏览器内存不足，这一步没有完成；已放入的文件、更正和复核意见都还在',
    unreadable: '浏览器不能读取这个文件',
    unsupported: '这个浏览器版本太旧，不能打开本页的比对功能',
  },
  en: {
    cancelled: 'stopped',
    crashed: 'the browser ran out of memory and this step was not done; the files, corrections and decisions are still here',
    unreadable: 'the browser cannot read this file',
    unsupported: 'this browser is too old for this page',
  },
};

class Engine {
  constructor({ onProgress = () => {}, onRestart = () => {} } = {}) {
    this.lang = 'zh';
    this.onProgress = onProgress;
    this.onRestart = onRestart;
    this.journal = [];
    this.waiting = new Map();
    this.next = 1;
    this.reading = '';
    // Whether a worker has ever begun, whether this one has, and which change is being made again.
    this.known = false;
    this.begun = false;
    this.repeated = null;
    this.ended = 'crashed';
    this.start();
  }

  /** The answer of a question. */
  async ask(method, args = {}, file = undefined) {
    return (await this.bytes(method, args, file)).answer;
  }

  /** The answer of a question, and the bytes of the file that it asks for. */
  async bytes(method, args = {}, file = undefined) {
    // One that could not begin again is tried once a question.
    if (this.known && !this.worker) this.start();
    // A worker that was ended while this waited is followed by another.
    for (let ready = null; ready !== this.ready; ) {
      ready = this.ready;
      await ready;
    }
    const change = CHANGES.has(method) ? { method, args, file: file === undefined ? undefined : asBlob(file) } : null;
    const found = await this.send(method, args, file);
    if (change) this.remember(change);
    return found;
  }

  /** Puts a file in under its path. */
  put(path, file) {
    return this.ask('put', { path }, file);
  }

  /** Puts many files in; one that the browser cannot read is listed as such, and the others go on. */
  async putAll(files, onOne = () => {}) {
    for (const [at, { path, file }] of files.entries()) {
      try {
        onOne(await this.put(path, file), at);
      } catch (error) {
        if (error.code === 'cancelled') throw error;
        await this.ask('refuse', { path, code: error.code === 'crashed' ? 'out-of-memory' : 'unreadable' });
        onOne({ path, refused: { code: error.code, message: error.message } }, at);
      }
    }
  }

  /** Ends what is being done; what was put in is put in again. */
  async cancel() {
    this.stop('cancelled');
    this.start();
    await this.ready;
  }

  start() {
    this.ready = this.begin();
    // Whoever waits is told; nobody else need be.
    this.ready.catch(() => {});
  }

  async begin() {
    const words = () => ENGINE_WORDS[this.lang] ?? ENGINE_WORDS.zh;
    if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') {
      throw new EngineError('unsupported', words().unsupported);
    }
    const code = document.getElementById('duibiao-worker').textContent;
    this.begun = false;
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = event => {
      event.preventDefault?.();
      this.broken();
    };
    try {
      await this.send('', {}, undefined, document.getElementById('duibiao-module').textContent);
    } catch (error) {
      throw error.code === 'crashed' && !this.known ? new EngineError('unsupported', words().unsupported, error.problems) : error;
    } finally {
      URL.revokeObjectURL(address);
    }
    this.known = true;
    this.begun = true;
    // The journal is whole until all of it was made again: what breaks on the way loses nothing.
    const kept = [];
    for (const change of this.journal) {
      this.repeated = change;
      try {
        await this.send(change.method, change.args, change.file);
        kept.push(change);
      } catch (error) {
        if (error.code === 'crashed' || error.code === 'cancelled') throw error;
        // A file that is not there any more.
        if (change.method === 'put') await this.send('refuse', { path: change.args.path, code: 'unreadable' });
      }
    }
    this.repeated = null;
    this.journal = kept;
    return this.send('about', {}).then(({ answer }) => answer);
  }

  async send(method, args, file = undefined, module = undefined) {
    const { worker } = this;
    let bytes;
    if (file !== undefined) {
      try {
        bytes = new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : file.slice());
      } catch {
        throw new EngineError('unreadable', ENGINE_WORDS[this.lang].unreadable);
      }
    }
    const id = this.next;
    this.next += 1;
    return new Promise((resolve, reject) => {
      // It was ended while the file was read: the next worker is not ready for the question.
      if (!worker || worker !== this.worker) throw new EngineError(this.ended, ENGINE_WORDS[this.lang][this.ended]);
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, module, method, args: { lang: this.lang, ...args }, bytes }, bytes ? [bytes.buffer] : []);
    });
  }

  take({ id, answer, bytes, progress, crashed }) {
    if (progress) {
      this.reading = progress.file;
      this.onProgress(progress);
      return;
    }
    if (crashed !== undefined) {
      this.broken(crashed);
      return;
    }
    this.reading = '';
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (!asked) return;
    if (answer.error) {
      asked.reject(new EngineError(answer.error.code, answer.error.message, answer.error.problems));
    } else {
      asked.resolve({ answer, bytes });
    }
  }

  /**
   * The worker is lost: the file that it was reading is set aside, and another worker takes the rest. One that never began is followed by
   * none, since the next would not begin either.
   */
  broken(why = '') {
    if (!this.begun) {
      this.stop('crashed', why);
      return;
    }
    const name = this.reading;
    const of = ({ method, args }) => method === 'put' && name !== '' && (args.path === name || args.path.endsWith(`/${name}`));
    // What breaks each worker anew is not made a third time.
    const aside = this.journal.find(of) ?? this.repeated;
    if (aside) this.journal = this.journal.filter(change => change !== aside);
    if (aside?.method === 'put') this.journal.push({ method: 'refuse', args: { path: aside.args.path, code: 'out-of-memory' } });
    this.stop('crashed', why);
    this.start();
    this.onRestart({ file: aside?.method === 'put' ? aside.args.path : null, why });
  }

  stop(code, why = '') {
    if (this.worker) {
      this.worker.onmessage = null;
      this.worker.onerror = null;
      this.worker.terminate();
    }
    this.worker = null;
    this.ended = code;
    this.repeated = null;
    const words = ENGINE_WORDS[this.lang] ?? ENGINE_WORDS.zh;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    this.reading = '';
    for (const { reject } of waiting) reject(new EngineError(code, words[code], why ? [why] : []));
  }

  /** Keeps what changed; what a later change replaces is forgotten. */
  remember(change) {
    const { method, args } = change;
    if (method === 'clear' || method === 'load') {
      this.journal = this.journal.filter(({ method }) => method.startsWith('taxonomy'));
    }
    const isFile = ({ method }) => ['put', 'refuse', 'remove'].includes(method);
    // In its place: a correction that was made of it comes after it.
    const place = isFile(change) ? this.journal.findIndex(old => isFile(old) && old.args.path === args.path) : -1;
    if (method === 'remove') {
      this.journal = this.journal.filter(old => old.args.path !== args.path || !(isFile(old) || old.method === 'correct'));
      this.journal.push(change);
    } else if (place >= 0) {
      this.journal[place] = change;
    } else if (method !== 'clear') {
      this.journal.push(change);
    }
  }
}

function asBlob(file) {
  return file instanceof Blob ? file : new Blob([file]);
}
