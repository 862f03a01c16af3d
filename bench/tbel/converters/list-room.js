// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Room sensor: a type byte, then as many bytes as that type takes; big endian.
function decode(bytes, port) {
  var values = {};
  for (var i = 0; i < bytes.length; i++) {
    switch (bytes[i]) {
      case 0x01:
        values.temperature = signed16(bytes, i + 1) / 10;
        i += 2;
        break;
      case 0x02:
        values.humidity = bytes[i + 1];
        i += 1;
        break;
      case 0x04:
        values.light = unsigned16(bytes, i + 1);
        i += 2;
        break;
      case 0x05:
        values.motion = bytes[i + 1];
        i += 1;
        break;
      case 0x06:
        values.co2 = unsigned16(bytes, i + 1);
        i += 2;
        break;
      case 0x07:
        values.battery = unsigned16(bytes, i + 1) / 1000;
        i += 2;
        break;
      case 0x1c:
        values.tvoc = unsigned16(bytes, i + 1);
        i += 2;
        break;
      default:
        i = bytes.length;
    }
  }
  return values;
}

function unsigned16(bytes, i) {
  return (bytes[i] << 8) | bytes[i + 1];
}

function signed16(bytes, i) {
  var value = unsigned16(bytes, i);
  return value > 0x7fff ? value - 0x10000 : value;
}
