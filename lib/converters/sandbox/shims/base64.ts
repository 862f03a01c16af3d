/** `atob` and `btoa` inside the VM. `atob` forgives whitespace, missing padding and the URL-safe alphabet. */
export const BASE64 = `
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const SIXBIT = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++) SIXBIT[ALPHABET.charCodeAt(i)] = i;
  SIXBIT[45] = 62;
  SIXBIT[95] = 63;
  for (const space of [9, 10, 12, 13, 32]) SIXBIT[space] = -2;

  define('atob', function atob(data) {
    const text = String(data);
    const codes = [];
    let bits = 0, held = 0, padding = 0, digits = 0;
    for (let i = 0; i < text.length; i++) {
      const code = charCodeAt(text, i);
      if (code === 61) { padding++; continue; }
      const six = code < 128 ? SIXBIT[code] : -1;
      if (six === -2) continue;
      if (six === -1 || padding > 0) throw new Error('atob: not Base64 at character ' + (i + 1));
      bits = (bits << 6) | six;
      digits++;
      held += 6;
      if (held >= 8) { held -= 8; codes[codes.length] = (bits >> held) & 255; }
    }
    if (digits % 4 === 1 || padding > 2) throw new Error('atob: not Base64, its length is wrong');
    return textOf(codes);
  });

  define('btoa', function btoa(data) {
    const text = String(data);
    let out = '';
    for (let i = 0; i < text.length; i += 3) {
      const a = charCodeAt(text, i), b = charCodeAt(text, i + 1), c = charCodeAt(text, i + 2);
      if (a > 255 || b > 255 || c > 255) throw new Error('btoa: a character is above 255; encode the text as UTF-8 first');
      const bits = (a << 16) | (b << 8) | c;
      out += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63]
        + (b === b ? ALPHABET[(bits >> 6) & 63] : '=') + (c === c ? ALPHABET[bits & 63] : '=');
    }
    return out;
  });
`;
