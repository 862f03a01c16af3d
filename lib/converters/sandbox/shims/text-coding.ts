/**
 * `TextEncoder` and `TextDecoder` for UTF-8 inside the VM, following the WHATWG Encoding standard (one U+FFFD per
 * maximal broken sequence). `decode` also takes a plain Array of bytes, because payloads are plain Arrays.
 */
export const TEXT_CODING = `
  class TextEncoder {
    get encoding() { return 'utf-8'; }
    encode(input = '') {
      const text = String(input);
      const bytes = new Uint8Array(text.length * 3);
      let n = 0;
      for (let i = 0; i < text.length; i++) {
        let code = charCodeAt(text, i);
        if (code >= 0xd800 && code <= 0xdfff) {
          const low = code <= 0xdbff ? charCodeAt(text, i + 1) : 0;
          if (low >= 0xdc00 && low <= 0xdfff) { code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00); i++; }
          else code = 0xfffd;
        }
        if (code < 0x80) bytes[n++] = code;
        else if (code < 0x800) { bytes[n++] = 0xc0 | (code >> 6); bytes[n++] = 0x80 | (code & 63); }
        else if (code < 0x10000) { bytes[n++] = 0xe0 | (code >> 12); bytes[n++] = 0x80 | ((code >> 6) & 63); bytes[n++] = 0x80 | (code & 63); }
        else { bytes[n++] = 0xf0 | (code >> 18); bytes[n++] = 0x80 | ((code >> 12) & 63); bytes[n++] = 0x80 | ((code >> 6) & 63); bytes[n++] = 0x80 | (code & 63); }
      }
      return apply(sliceBytes, bytes, [0, n]);
    }
  }

  class TextDecoder {
    #fatal; #keepMark;
    constructor(label = 'utf-8', options = {}) {
      const name = String(label).trim().toLowerCase();
      if (name !== 'utf-8' && name !== 'utf8' && name !== 'unicode-1-1-utf-8') throw new RangeError('TextDecoder knows only utf-8, not ' + name);
      this.#fatal = Boolean(options && options.fatal);
      this.#keepMark = Boolean(options && options.ignoreBOM);
    }
    get encoding() { return 'utf-8'; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#keepMark; }
    decode(input = []) {
      const bytes = bytesOf(input);
      const units = [];
      let i = !this.#keepMark && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
      while (i < bytes.length) {
        const lead = bytes[i++];
        if (lead < 0x80) { units[units.length] = lead; continue; }
        let more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
        let code = more === 1 ? lead & 31 : more === 2 ? lead & 15 : lead & 7;
        let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
        let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
        let broken = more === 0;
        for (; !broken && more > 0; more--) {
          const next = bytes[i];
          if (i >= bytes.length || next < low || next > high) broken = true;
          else { code = (code << 6) | (next & 63); i++; low = 0x80; high = 0xbf; }
        }
        if (broken && this.#fatal) throw new TypeError('The bytes are not valid UTF-8');
        if (broken) units[units.length] = 0xfffd;
        else if (code < 0x10000) units[units.length] = code;
        else { units[units.length] = 0xd7c0 + (code >> 10); units[units.length] = 0xdc00 | (code & 1023); }
      }
      return textOf(units);
    }
  }

  function bytesOf(input) {
    if (input instanceof ArrayBuffer) return new Uint8Array(input);
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    if (Array.isArray(input)) return Uint8Array.from(input);
    throw new TypeError('TextDecoder.decode takes bytes: an Array, a typed array or an ArrayBuffer');
  }

  define('TextEncoder', TextEncoder);
  define('TextDecoder', TextDecoder);
`;
