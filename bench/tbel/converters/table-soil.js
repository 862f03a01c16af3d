// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Soil probe: version, device, flags of which sensors answered, then big endian words sensor by sensor.
function decode(bytes, port) {
  var values = {};
  if (bytes.length < 5 || bytes[0] !== 2) {
    return values;
  }
  values.device = word(bytes, 1);
  var flags = word(bytes, 3);
  var at = 5;
  if ((flags & 1) !== 0) {
    var dielectric = word(bytes, at) / 50;
    var third = 4.3e-6 * dielectric ** 3;
    values.permittivity = dielectric;
    values.moisture = Number((third - 5.5e-4 * dielectric ** 2 + 2.92e-2 * dielectric - 5.3e-2).toFixed(4));
    values.temperature = (word(bytes, at + 2) - 400) / 10;
    values.conductivity = word(bytes, at + 4) / 1000;
    at += 6;
  }
  if ((flags & 2) !== 0) {
    values.battery = word(bytes, at) / 1000;
  }
  return values;
}

function word(bytes, i) {
  return (bytes[i] << 8) | bytes[i + 1];
}
