// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Water level logger: pressure and temperature of a probe, a table of names and units beside the values.
var NAMES = ['pressure', 'temperature', 'battery'];
var UNITS = { pressure: 'bar', temperature: '°C', battery: 'V' };

function decode(bytes, port) {
  var values = {};
  values.device = (bytes[1] << 8) | bytes[2];
  var flags = (bytes[3] << 8) | bytes[4];
  var at = 5;
  var found = [];
  if ((flags & 1) > 0) {
    found.push((signedWord(bytes, at) - 16384) / 32768);
    found.push((signedWord(bytes, at + 2) - 384) * 0.003125 - 50);
    at += 4;
  } else {
    found.push(null);
    found.push(null);
  }
  if ((flags & 2) > 0) {
    found.push(((bytes[at] << 8) | bytes[at + 1]) / 1000);
  }
  var units = [];
  for (var i = 0; i < found.length; i++) {
    if (found[i] !== null) {
      var name = NAMES[i];
      values[name] = Number(found[i].toFixed(4));
      units.push(name + ' in ' + UNITS[name]);
    }
  }
  values.units = units.join('; ');
  return values;
}

function signedWord(bytes, i) {
  var value = (bytes[i] << 8) | bytes[i + 1];
  return value >= 32768 ? value - 65536 : value;
}
