// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Climate sensor: channel, type, value; little endian; what is not known ends the message.
function decode(bytes, port) {
  var values = {};
  var i = 0;
  while (i < bytes.length) {
    var channel = bytes[i++];
    var kind = bytes[i++];
    if (channel === 0x01 && kind === 0x75) {
      values.battery = bytes[i];
      i += 1;
    } else if (channel === 0x03 && kind === 0x67) {
      values.temperature = signed16(bytes, i) / 10;
      i += 2;
    } else if (channel === 0x04 && kind === 0x68) {
      values.humidity = bytes[i] / 2;
      i += 1;
    } else if (channel === 0x05 && kind === 0x6a) {
      values.activity = unsigned16(bytes, i);
      i += 2;
    } else if (channel === 0x06 && kind === 0x65) {
      values.illumination = unsigned16(bytes, i);
      values.infrared = unsigned16(bytes, i + 2);
      i += 4;
    } else if (channel === 0x07 && kind === 0x7d) {
      values.co2 = unsigned16(bytes, i);
      i += 2;
    } else if (channel === 0x09 && kind === 0x73) {
      values.pressure = unsigned16(bytes, i) / 10;
      i += 2;
    } else {
      break;
    }
  }
  return values;
}

function unsigned16(bytes, i) {
  return (bytes[i + 1] << 8) | bytes[i];
}

function signed16(bytes, i) {
  var value = unsigned16(bytes, i);
  return value > 0x7fff ? value - 0x10000 : value;
}
