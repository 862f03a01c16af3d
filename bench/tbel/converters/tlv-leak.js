// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Leak detector with two ropes; a switch on one number made of channel and type.
function decode(bytes, port) {
  var values = {};
  var i = 0;
  while (i + 2 < bytes.length) {
    var record = (bytes[i] << 8) | bytes[i + 1];
    i += 2;
    switch (record) {
      case 0x0175:
        values.battery = bytes[i];
        values.batteryLow = values.battery < 20;
        i += 1;
        break;
      case 0x0500:
        values.leak = leakOf(bytes[i]);
        i += 1;
        break;
      case 0x0600:
        values.rope = leakOf(bytes[i]);
        i += 1;
        break;
      case 0x0767:
        values.temperature = signed16(bytes, i) / 10;
        i += 2;
        break;
      case 0x08c8:
        values.count = unsigned32(bytes, i);
        i += 4;
        break;
      default:
        i = bytes.length;
    }
  }
  values.alarm = values.leak === 'leak' || values.rope === 'leak';
  return values;
}

function leakOf(state) {
  if (state === 0) {
    return 'dry';
  }
  return state === 1 ? 'leak' : 'unknown';
}

function signed16(bytes, i) {
  var value = (bytes[i + 1] << 8) | bytes[i];
  if (value > 32767) {
    value = value - 65536;
  }
  return value;
}

function unsigned32(bytes, i) {
  return ((bytes[i + 3] << 24) | (bytes[i + 2] << 16) | (bytes[i + 1] << 8) | bytes[i]) >>> 0;
}
