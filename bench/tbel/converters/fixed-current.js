// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Three-phase current meter: two kinds of report, a multiplier beside each phase, a remembered voltage.
var KINDS = { 1: 'currents', 2: 'power' };

function decode(bytes, port) {
  var values = {};
  if (port !== 6) {
    return values;
  }
  var kind = bytes[2];
  values.report = KINDS[kind];
  values.voltage = (bytes[3] & 0x7f) / 10;
  if (kind === 1) {
    for (var phase = 0; phase < 3; phase++) {
      var current = (bytes[4 + phase * 2] << 8) | bytes[5 + phase * 2];
      var multiplier = bytes[10 + phase];
      values['current' + (phase + 1)] = current * multiplier;
      values['overload' + (phase + 1)] = current * multiplier > 20000;
    }
  } else if (kind === 2) {
    values.power = signed32(bytes, 4);
    values.energy = (signed32(bytes, 8) >>> 0) / 1000;
    values.frequency = bytes[12] / 4 + 40;
  }
  return values;
}

function signed32(bytes, i) {
  return (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
}
