// Runs in a worker of the page: holds the sitting, and answers one question after another.
'use strict';

const unpacked = async text => {
  let packed;
  if (Uint8Array.fromBase64) {
    packed = Uint8Array.fromBase64(text);
  } else {
    const bytes = atob(text);
    packed = new Uint8Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) packed[at] = bytes.charCodeAt(at);
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
};

let page = null;

self.onmessage = async ({ data }) => {
  const { id, module, method, args, bytes } = data;
  try {
    if (module !== undefined) {
      const code = await unpacked(module);
      await wasm_bindgen({ module_or_path: code });
      page = new wasm_bindgen.Page((file, done, total) => self.postMessage({ progress: { file, done, total } }));
      self.postMessage({ id, answer: {} });
      return;
    }
    const told = page.ask(method, JSON.stringify(args), bytes ?? new Uint8Array());
    const answer = JSON.parse(told.json);
    const file = told.bytes();
    told.free();
    self.postMessage({ id, answer, bytes: file }, file ? [file.buffer] : []);
  } catch (error) {
    // The module has stopped, most likely because there is no memory left: nothing can be asked of it any more.
    self.postMessage({ id, crashed: String(error) });
  }
};
