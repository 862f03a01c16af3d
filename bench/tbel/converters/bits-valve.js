// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Radiator valve: texts of bits, as several makers' scripts take fields apart.
function decode(bytes, port) {
  var values = {};
  var reason = bytes[0];
  if (reason !== 1 && reason !== 0x81) {
    values.error = 'reason ' + ('0' + reason.toString(16)).slice(-2).toUpperCase();
    return values;
  }
  values.target = bytes[1];
  values.temperature = (bytes[2] * 165) / 256 - 40;
  values.humidity = (bytes[3] * 100) / 256;
  values.position = (bytes[6] << 4) | ((bytes[7] & 0xf0) >> 4);
  values.range = ((bytes[7] & 0x0f) << 8) | bytes[8];
  values.voltage = 2 + ((bytes[9] & 0xf0) >> 4) * 0.1;
  var bits = toBits(bytes[9] & 0x0f) + toBits(bytes[10] >> 4);
  values.openWindow = bits.charAt(0) === '1';
  values.highConsumption = bits.charAt(1) === '1';
  values.lowConsumption = bits.charAt(2) === '1';
  values.broken = bits.charAt(3) === '1';
  values.childLock = bits.substring(4, 5) === '1';
  values.calibrated = bits.indexOf('1', 5) >= 0;
  values.percent = Math.round((values.position * 100) / values.range);
  return values;
}

function toBits(value) {
  var text = '';
  for (var i = 3; i >= 0; i--) {
    text += (value >> i) & 1;
  }
  return text;
}
