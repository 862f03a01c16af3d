// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Home sensor: big endian records of two id bytes, each with its own layout of bits.
function decode(bytes, port) {
  var values = {};
  var i = 0;
  while (i + 1 < bytes.length) {
    var id = (bytes[i] << 8) | bytes[i + 1];
    i += 2;
    if (id === 0x00ff) {
      values.battery = ((bytes[i] << 8) | bytes[i + 1]) * 0.01;
      i += 2;
    } else if (id === 0x0367) {
      values.temperature = signed((bytes[i] << 8) | bytes[i + 1], 16) * 0.1;
      i += 2;
    } else if (id === 0x0468) {
      values.humidity = bytes[i] * 0.5;
      i += 1;
    } else if (id === 0x0a00) {
      values.motion = bytes[i] === 0xff;
      i += 1;
    } else if (id === 0x0c02) {
      var bits = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
      values.opened = bitsOf(bits, 23, 1) === 1;
      values.openings = bitsOf(bits, 11, 12);
      values.angle = signed(bitsOf(bits, 2, 9), 9);
      values.mode = bitsOf(bits, 0, 2);
      i += 3;
    } else {
      values.unknown = id.toString(16);
      i = bytes.length;
    }
  }
  return values;
}

function bitsOf(value, low, count) {
  return (value >> low) & ((1 << count) - 1);
}

function signed(value, width) {
  return value >= 1 << (width - 1) ? value - (1 << width) : value;
}
