// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Light sensor: words first turned into a list, then computed one by one with logarithms and powers.
function decode(bytes, port) {
  var words = [];
  for (var i = 5; i + 1 < bytes.length; i += 2) {
    words.push((bytes[i] << 8) | bytes[i + 1]);
  }
  var values = {};
  values.device = (bytes[1] << 8) | bytes[2];
  var flags = (bytes[3] << 8) | bytes[4];
  var next = 0;
  if ((flags & 1) === 1) {
    var visible = words[0];
    var infrared = words[1];
    values.visible = visible;
    values.infrared = infrared;
    values.illuminance =
      Math.max(Math.max(1.0 * visible - 1.64 * infrared, 0.59 * visible - 0.86 * infrared), 0) * 1.5504;
    values.stops = Number((Math.log(visible + 1) / Math.log(2)).toFixed(3));
    next += 2;
  }
  if ((flags & 2) === 2) {
    values.par = 5 * (words[next] / 10 - 100);
    values.dayLight = values.par > 50;
    next += 1;
  }
  if ((flags & 4) === 4) {
    values.battery = words[next] / 1000;
    values.charge = chargeOf(values.battery);
  }
  return values;
}

function chargeOf(volts) {
  var share = (volts - 2.1) / (3.1 - 2.1);
  if (share > 1) {
    share = 1;
  }
  if (share < 0) {
    share = 0;
  }
  return Math.round(share * 100);
}
