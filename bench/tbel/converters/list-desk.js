// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Desk sensor: a chain of conditions over type bytes, a list of places and a text of all that is on.
function decode(bytes, port) {
  var values = {};
  var active = [];
  var i = 0;
  while (i < bytes.length) {
    var type = bytes[i];
    i++;
    if (type === 0x01) {
      values.temperature = Number((signed16(bytes, i) * 0.1).toFixed(1));
      i += 2;
    } else if (type === 0x05) {
      values.motion = bytes[i];
      if (values.motion > 0) {
        active.push('motion');
      }
      i += 1;
    } else if (type === 0x11) {
      values.occupancy = bytes[i];
      if (values.occupancy >= 1) {
        active.push('desk');
      }
      i += 1;
    } else if (type === 0x0a) {
      values.pulses = (bytes[i] << 8) | bytes[i + 1];
      i += 2;
    } else if (type === 0x0d) {
      values.door = bytes[i] === 0 ? 'closed' : 'open';
      if (values.door === 'open') {
        active.push('door');
      }
      i += 1;
    } else if (type === 0x07) {
      values.battery = (bytes[i] << 8) | bytes[i + 1];
      i += 2;
    } else {
      break;
    }
  }
  values.active = active.join(',');
  values.count = active.length;
  return values;
}

function signed16(bytes, i) {
  var value = (bytes[i] << 8) | bytes[i + 1];
  if (value > 0x7fff) {
    return value - 0x10000;
  }
  return value;
}
