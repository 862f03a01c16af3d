// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Pressure and tilt: types described by a map of name, length and factor, walked by one loop.
var TYPES = {
  1: { name: 'temperature', length: 2, factor: 0.1, signed: true },
  3: { name: 'tilt', length: 2, factor: 1, signed: true },
  7: { name: 'battery', length: 2, factor: 0.001, signed: false },
  8: { name: 'analog', length: 2, factor: 1, signed: false },
  11: { name: 'pulses', length: 4, factor: 1, signed: false },
  20: { name: 'pressure', length: 4, factor: 0.001, signed: false },
  22: { name: 'depth', length: 4, factor: 0.001, signed: true },
};

function decode(bytes, port) {
  var values = {};
  var i = 0;
  while (i < bytes.length) {
    var type = TYPES[bytes[i]];
    if (type === undefined || i + type.length >= bytes.length) {
      values.unread = bytes.length - i;
      return values;
    }
    var raw = unsigned(bytes, i + 1, type.length);
    if (type.signed) {
      var limit = type.length === 2 ? 32768 : 2147483648;
      if (raw >= limit) {
        raw = raw - limit - limit;
      }
    }
    values[type.name] = raw * type.factor;
    i += type.length + 1;
  }
  return values;
}

function unsigned(bytes, at, length) {
  var value = 0;
  for (var i = 0; i < length; i++) {
    value = value * 256 + bytes[at + i];
  }
  return value;
}
