const ATOB = `function atob(text) {
  var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  var out = '';
  for (var i = 0, held = 0, bits = 0; i < text.length && text[i] !== '='; i++) {
    held = ((held << 6) | letters.indexOf(text[i])) & 0xffff;
    bits += 6;
    if (bits >= 8) out += String.fromCharCode((held >> (bits -= 8)) & 255);
  }
  return out;
}
`;

/** `atob` as script text, for scripts of external libraries in engines that have none; nothing where it is not used. */
export function atobFor(script: string): string {
  return script.includes('atob') ? ATOB : '';
}
