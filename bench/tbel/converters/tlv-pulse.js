// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Pulse counter with four inputs: one rule for all of them, their keys put together.
function decode(bytes, port) {
  var values = {};
  var i = 0;
  while (i < bytes.length) {
    var channel = bytes[i++];
    var kind = bytes[i++];
    if (channel === 0xff && kind === 0x0b) {
      values.started = true;
      i += 1;
    } else if (channel === 0x01 && kind === 0x75) {
      values.battery = bytes[i];
      i += 1;
    } else if (kind === 0xc8 && channel >= 0x03 && channel <= 0x06) {
      values['pulses' + (channel - 2)] = unsigned32(bytes, i);
      i += 4;
    } else if (kind === 0x00 && channel >= 0x03 && channel <= 0x06) {
      values['input' + (channel - 2)] = bytes[i] === 1 ? 'high' : 'low';
      i += 1;
    } else if (kind === 0xe1 && channel >= 0x03 && channel <= 0x06) {
      var factor = unsigned16(bytes, i) / 10;
      var divisor = unsigned16(bytes, i + 2) / 10;
      values['volume' + (channel - 2)] = Number(floatOf(unsigned32(bytes, i + 4)).toFixed(2));
      values['factor' + (channel - 2)] = factor / divisor;
      i += 8;
    } else {
      break;
    }
  }
  return values;
}

function unsigned16(bytes, i) {
  return (bytes[i + 1] << 8) | bytes[i];
}

function unsigned32(bytes, i) {
  return ((bytes[i + 3] << 24) | (bytes[i + 2] << 16) | (bytes[i + 1] << 8) | bytes[i]) >>> 0;
}

function floatOf(bits) {
  var exponent = (bits >>> 23) & 0xff;
  var fraction = bits & 0x7fffff;
  var size = exponent === 0 ? fraction * 2 ** -149 : (fraction | 0x800000) * 2 ** (exponent - 150);
  return bits >>> 31 === 0 ? size : -size;
}
