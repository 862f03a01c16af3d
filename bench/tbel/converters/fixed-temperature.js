// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Two-channel thermometer: version, device, kind of report, then bytes at fixed places; big endian.
function decode(bytes, port) {
  var values = {};
  if (port !== 6 || bytes.length < 11) {
    return values;
  }
  var report = bytes[2];
  values.device = deviceOf(bytes[1]);
  if (report === 0x00) {
    values.software = bytes[3] / 10;
    values.hardware = bytes[4];
    values.date = hexOf(bytes.slice(5, 9));
    return values;
  }
  if (report === 0x01) {
    var battery = bytes[3];
    values.batteryLow = (battery & 0x80) !== 0;
    values.voltage = (battery & 0x7f) / 10;
    values.temperature1 = signed16(bytes, 4) / 10;
    values.temperature2 = signed16(bytes, 6) / 10;
    var alarms = bytes[8];
    values.low1 = (alarms & 0x01) !== 0;
    values.high1 = (alarms & 0x02) !== 0;
    values.low2 = (alarms & 0x04) !== 0;
    values.high2 = (alarms & 0x08) !== 0;
  }
  return values;
}

function deviceOf(number) {
  var names = { 11: 'thermometer', 19: 'thermo-hygrometer', 50: 'power meter', 74: 'current clamp' };
  var name = names[number];
  return name === undefined ? 'unknown' : name;
}

function hexOf(bytes) {
  return bytes.map((byte) => ('0' + byte.toString(16)).slice(-2).toUpperCase()).join('');
}

function signed16(bytes, i) {
  var value = (bytes[i] << 8) | bytes[i + 1];
  return value >= 0x8000 ? value - 0x10000 : value;
}
