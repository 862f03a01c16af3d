// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Weather station: a table of sensors, each with its values; the flags say which of them the message holds.
var SENSORS = [
  {
    words: 3,
    fields: [
      { key: 'temperature', at: 0, offset: -45, factor: 0.00267028 },
      { key: 'humidity', at: 1, offset: 0, factor: 0.0015259 },
      { key: 'pressure', at: 2, offset: 500, factor: 0.01 },
    ],
  },
  {
    words: 2,
    fields: [
      { key: 'wind', at: 0, offset: 0, factor: 0.01 },
      { key: 'gust', at: 1, offset: 0, factor: 0.01 },
    ],
  },
  {
    words: 2,
    fields: [
      { key: 'rain', at: 0, offset: 0, factor: 0.017 },
      { key: 'radiation', at: 1, offset: 0, factor: 1 },
    ],
  },
  { words: 1, fields: [{ key: 'battery', at: 0, offset: 0, factor: 0.001 }] },
];

function decode(bytes, port) {
  var values = {};
  var version = bytes[0];
  if (version !== 2) {
    values.error = 'version ' + version + ' is not known';
    return values;
  }
  values.device = word(bytes, 1);
  var flags = word(bytes, 3);
  var at = 5;
  for (var i = 0; i < SENSORS.length; i++) {
    var sensor = SENSORS[i];
    if (((flags >> i) & 1) === 1) {
      for (var value of sensor.fields) {
        var raw = word(bytes, at + value.at * 2);
        values[value.key] = raw * value.factor + value.offset;
      }
      at += sensor.words * 2;
    }
  }
  return values;
}

function word(bytes, i) {
  return (bytes[i] << 8) | bytes[i + 1];
}
