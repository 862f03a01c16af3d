// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Light and gas station: four words, each with its own place, scale and name, read by one loop over a table.
var FIELDS = [
  { key: 'illuminance', at: 4, length: 4, factor: 1 },
  { key: 'uv', at: 8, length: 1, factor: 0.1 },
  { key: 'co', at: 9, length: 2, factor: 0.1 },
  { key: 'ozone', at: 11, length: 2, factor: 0.01 },
  { key: 'dust', at: 13, length: 2, factor: 1 },
];

function decode(bytes, port) {
  var values = {};
  values.voltage = (bytes[3] & 0x7f) / 10;
  for (var field of FIELDS) {
    if (field.at + field.length <= bytes.length) {
      var raw = unsigned(bytes, field.at, field.length);
      if (raw !== 0xffff) {
        values[field.key] = raw * field.factor;
      }
    }
  }
  values.quality = gradeOf(values.dust);
  return values;
}

function unsigned(bytes, at, length) {
  var value = 0;
  for (var i = 0; i < length; i++) {
    value = value * 256 + bytes[at + i];
  }
  return value;
}

function gradeOf(dust) {
  if (dust === undefined) {
    return 'unknown';
  }
  if (dust <= 20) {
    return 'good';
  }
  if (dust <= 50) {
    return 'fair';
  }
  return dust <= 100 ? 'poor' : 'bad';
}
