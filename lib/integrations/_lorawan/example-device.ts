/** The part of a default uplink script that users replace: how to read the bytes of their device. */
export const exampleDevice = {
  js: `// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, fPort) {
  if (fPort === 2 && bytes.length === 3) {
    var raw = (bytes[0] << 8) | bytes[1];
    return { temperature: (raw > 32767 ? raw - 65536 : raw) / 10, humidity: bytes[2] };
  }
  return bytes.length > 0 ? { data: hexOf(bytes) } : {};
}`,
  tbel: `// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, port) {
  var decoded = {};
  if (port == 2 && bytes.length == 3) {
    var raw = parseBytesToInt(bytes, 0, 2);
    if (raw > 32767) {
      raw = raw - 65536;
    }
    decoded.put("temperature", raw / 10.0);
    decoded.put("humidity", parseBytesToInt(bytes, 2, 1));
  } else if (bytes.length > 0) {
    decoded.put("data", bytesToHex(bytes).toLowerCase());
  }
  return decoded;
}`,
} as const;
