/**
 * The three functions the host calls. They use only what was captured before any user code ran, so a script that
 * patches JSON or prototypes can fake nothing but its own result.
 *
 * `install(fn)` keeps the converter and answers its source text. `invoke(text, own)` runs it, `own` being a first argument that is a string; the answer's first letter says
 * what came: o = output as JSON, u = undefined, p = a promise, f = nothing JSON knows, l = too long.
 * `describe(error)` answers stage, name, message and stack, separated by U+001E.
 */
export const CALLS = `
  let converter;
  let stage = 'load';

  const install = (fn) => {
    if (typeof fn !== 'function') return '';
    converter = fn;
    return apply(functionText, fn, []);
  };

  const invoke = (text, own) => {
    const call = parse(text);
    stage = 'run';
    seeded = false;
    given = { seed: call.seed, text, length: call.length };
    const { kind, args } = call;
    const first = kind === 'text' ? own : kind !== undefined && numbers(kind === 'units' ? units : bytes, call.length);
    const list = kind === undefined ? args : [first, ...args];
    const result = apply(converter, undefined, list);
    stage = 'output';
    if (result === undefined) return 'u';
    const type = typeof result;
    if (((type === 'object' && result !== null) || type === 'function') && typeof result.then === 'function') return 'p';
    const out = stringify(result);
    if (out === undefined) return 'f' + type;
    return out.length > OUTPUT_CHARACTERS ? 'l' + out.length : 'o' + out;
  };

  // A rest parameter turns a typed array into a plain one six times faster than Array.prototype.slice does.
  const collect = (...list) => list;
  const CHUNK = 32768;
  const numbers = (view, length) => {
    const list = apply(collect, undefined, apply(subarray, view, [0, length < CHUNK ? length : CHUNK]));
    for (let from = CHUNK; from < length; from += CHUNK) {
      apply(push, list, apply(subarray, view, [from, from + CHUNK < length ? from + CHUNK : length]));
    }
    return list;
  };

  const property = (error, name) => {
    try {
      const value = error[name];
      return value === undefined ? '' : cut(typeof value === 'string' ? value : String(value));
    } catch (thrown) {
      return '';
    }
  };

  const cut = (text) => (text.length > ERROR_CHARACTERS ? apply(sliceText, text, [0, ERROR_CHARACTERS]) + '…' : text);

  const describe = (error) => {
    const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
    let name = '', message = '', stack = '';
    if (isObject) {
      name = property(error, 'name');
      message = property(error, 'message');
      stack = property(error, 'stack');
    }
    if (message === '' && name === '') message = cut(printed(error));
    return apply(wellFormed, stage + '\\u001e' + name + '\\u001e' + message + '\\u001e' + stack, []);
  };

  return { install, invoke, describe };
`;
