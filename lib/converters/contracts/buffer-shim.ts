/**
 * `Buffer` for codecs of ChirpStack, which offers it; only what codecs use: making one, reading, writing, slices and
 * text. JavaScript for the sandbox, without comments, because it is put on one line.
 */
export const BUFFER_SHIM = `
(function () {
  class Buffer extends Uint8Array {
    static from(value, encoding) {
      if (typeof value === 'string') return bytesOf(value, encoding || 'utf8');
      if (value instanceof ArrayBuffer) return new Buffer(value.slice(0));
      const list = value && value.type === 'Buffer' ? value.data : value;
      const made = new Buffer(list.length);
      for (let i = 0; i < list.length; i++) made[i] = list[i];
      return made;
    }
    static alloc(size, fill) { return new Buffer(size).fill(fill || 0); }
    static allocUnsafe(size) { return new Buffer(size); }
    static isBuffer(value) { return value instanceof Buffer; }
    static byteLength(text, encoding) { return Buffer.from(text, encoding).length; }
    static concat(list) {
      const made = new Buffer(list.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of list) { made.set(part, at); at += part.length; }
      return made;
    }
    static get [Symbol.species]() { return Buffer; }
    slice(from, to) { return this.subarray(from, to); }
    equals(other) { return this.length === other.length && this.every((byte, i) => byte === other[i]); }
    copy(target, at, from, to) {
      const part = this.subarray(from || 0, to === undefined ? this.length : to);
      target.set(part, at || 0);
      return part.length;
    }
    write(text, at) { const part = bytesOf(text, 'utf8'); this.set(part, at || 0); return part.length; }
    toString(encoding, from, to) { return textOf(this.subarray(from || 0, to === undefined ? this.length : to), encoding || 'utf8'); }
    toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
    readUIntBE(at, size) { let n = 0; for (let i = 0; i < size; i++) n = n * 256 + byteAt(this, at + i); return n; }
    readUIntLE(at, size) { let n = 0; for (let i = size - 1; i >= 0; i--) n = n * 256 + byteAt(this, at + i); return n; }
    readIntBE(at, size) { return signed(this.readUIntBE(at, size), size); }
    readIntLE(at, size) { return signed(this.readUIntLE(at, size), size); }
    writeUIntBE(n, at, size) { for (let i = size - 1; i >= 0; i--) { this[at + i] = n & 255; n = Math.floor(n / 256); } return at + size; }
    writeUIntLE(n, at, size) { for (let i = 0; i < size; i++) { this[at + i] = n & 255; n = Math.floor(n / 256); } return at + size; }
    writeIntBE(n, at, size) { return this.writeUIntBE(n, at, size); }
    writeIntLE(n, at, size) { return this.writeUIntLE(n, at, size); }
  }
  const signed = (n, size) => (n >= Math.pow(2, 8 * size - 1) ? n - Math.pow(2, 8 * size) : n);
  const byteAt = (bytes, at) => {
    if (at >= 0 && at < bytes.length) return bytes[at];
    throw new RangeError('The value of "offset" is out of range. Received ' + at);
  };
  const latin = (bytes) => { let text = ''; for (const byte of bytes) text += String.fromCharCode(byte); return text; };
  const bytesOf = (text, encoding) => {
    const name = encoding.toLowerCase();
    if (name === 'hex') return Buffer.from((text.match(/^([0-9a-f]{2})*/i)[0].match(/../g) || []).map((pair) => parseInt(pair, 16)));
    if (name === 'base64' || name === 'base64url') return codes(atob(text.replace(/[^A-Za-z0-9+\\/_-]/g, '').replace(/-/g, '+').replace(/_/g, '/')));
    if (name === 'latin1' || name === 'binary' || name === 'ascii') return codes(text);
    return Buffer.from(new TextEncoder().encode(text));
  };
  const codes = (text) => Buffer.from(Array.from(text, (unit) => unit.charCodeAt(0) & 255));
  const textOf = (bytes, encoding) => {
    const name = encoding.toLowerCase();
    if (name === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (name === 'base64') return btoa(latin(bytes));
    if (name === 'latin1' || name === 'binary') return latin(bytes);
    if (name === 'ascii') return latin(bytes.map((byte) => byte & 127));
    return new TextDecoder().decode(bytes);
  };
  const method = (name, value) => Object.defineProperty(Buffer.prototype, name, { value, writable: true, configurable: true });
  const whole = (name, size, order) => {
    const read = Buffer.prototype['read' + name + order], write = Buffer.prototype['write' + name + order];
    const word = size === 1 ? name + '8' : name + 8 * size + order;
    method('read' + word, function (at) { return read.call(this, at || 0, size); });
    method('write' + word, function (n, at) { return write.call(this, n, at || 0, size); });
  };
  for (const name of ['Int', 'UInt']) { whole(name, 1, 'BE'); for (const order of ['BE', 'LE']) { whole(name, 2, order); whole(name, 4, order); } }
  const real = (name, type, size) => {
    for (const order of ['BE', 'LE']) {
      const view = (bytes, at) => { byteAt(bytes, at); byteAt(bytes, at + size - 1); return new DataView(bytes.buffer, bytes.byteOffset + at); };
      method('read' + name + order, function (at) { return view(this, at || 0)['get' + type](0, order === 'LE'); });
      method('write' + name + order, function (n, at) { view(this, at || 0)['set' + type](0, n, order === 'LE'); return (at || 0) + size; });
    }
  };
  real('Float', 'Float32', 4); real('Double', 'Float64', 8); real('BigInt64', 'BigInt64', 8); real('BigUInt64', 'BigUint64', 8);
  for (const name of Object.getOwnPropertyNames(Buffer.prototype)) if (name.includes('UInt')) method(name.replace('UInt', 'Uint'), Buffer.prototype[name]);
  Object.defineProperty(globalThis, 'Buffer', { value: Buffer, writable: true, configurable: true });
})();`;
