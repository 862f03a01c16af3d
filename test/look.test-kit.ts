/**
 * An expression for inside the VM: one line for each thing that a script can reach from the global object, with its
 * prototype, and all its properties with flags and values. Whatever one message changed for the next shows here.
 */
export const LOOK = `(() => {
  const numbers = new Map(), queue = [], lines = [];
  const numbered = (value) => {
    if (typeof value !== 'object' && typeof value !== 'function') return String(value);
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = queue.push(value)));
    return number;
  };
  numbered(null);
  [globalThis, function* () {}, async () => 1, [][Symbol.iterator](), 'a'.matchAll(/a/g), new Map().entries()].forEach(numbered);
  for (let i = 1; i < queue.length; i++) {
    const value = queue[i], all = Object.getOwnPropertyDescriptors(value);
    let line = numbered(Reflect.getPrototypeOf(value)) + (Object.isExtensible(value) ? ' open' : ' closed');
    for (const key of Reflect.ownKeys(all)) {
      const one = all[key];
      line += ' ' + String(key) + (one.enumerable ? 'e' : '') + (one.configurable ? 'c' : '') + (one.writable ? '=' : ':')
        + ('value' in one ? numbered(one.value) : numbered(one.get) + ',' + numbered(one.set));
    }
    lines.push(line);
  }
  return lines;
})()`;
