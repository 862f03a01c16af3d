// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Contact, vibration or seat sensor: the second byte says which; a switch for each.
function decode(bytes, port) {
  var values = {};
  var device = bytes[1];
  var battery = bytes[3];
  values.voltage = (battery & 0x7f) / 10;
  values.batteryLow = battery >= 0x80;
  switch (device) {
    case 0x02:
      values.contact = bytes[4] === 1 ? 'open' : 'closed';
      values.openings = (bytes[5] << 8) | bytes[6];
      break;
    case 0x1d:
      values.vibration = bytes[4] === 1;
      values.strength = ((bytes[5] << 8) | bytes[6]) * 0.1;
      break;
    case 0x29:
      values.occupied = bytes[4] === 1;
      values.minutes = (bytes[5] << 8) | bytes[6];
      values.text = values.occupied ? 'taken for ' + values.minutes + ' min' : 'free';
      break;
    default:
      values.raw = bytes.map((byte) => ('0' + byte.toString(16)).slice(-2).toUpperCase()).join('');
  }
  if (bytes.length >= 9) {
    var check = 0;
    for (var i = 0; i < 8; i++) {
      check = (check + bytes[i]) & 0xff;
    }
    values.intact = check === bytes[8];
  }
  return values;
}
