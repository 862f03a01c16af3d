// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Door contact with a report of what the device is; texts come from maps.
var STATES = { 0: 'closed', 1: 'open' };
var TAMPER = { 0: 'installed', 1: 'removed' };

function decode(bytes, port) {
  var values = {};
  for (var i = 0; i < bytes.length; ) {
    var channel = bytes[i++];
    var kind = bytes[i++];
    if (channel === 0xff && kind === 0x01) {
      values.protocol = 'v' + (bytes[i] >> 4) + '.' + (bytes[i] & 0x0f);
      i += 1;
    } else if (channel === 0xff && kind === 0x09) {
      values.hardware = 'v' + bytes[i] + '.' + (bytes[i + 1] >> 4);
      i += 2;
    } else if (channel === 0xff && kind === 0x0a) {
      values.firmware = 'v' + bytes[i] + '.' + bytes[i + 1];
      i += 2;
    } else if (channel === 0xff && kind === 0x16) {
      values.serial = serialOf(bytes, i, 8);
      i += 8;
    } else if (channel === 0x01 && kind === 0x75) {
      values.battery = bytes[i];
      i += 1;
    } else if (channel === 0x03 && kind === 0x00) {
      values.door = STATES[bytes[i]];
      i += 1;
    } else if (channel === 0x04 && kind === 0x00) {
      values.tamper = TAMPER[bytes[i]];
      i += 1;
    } else {
      break;
    }
  }
  return values;
}

function serialOf(bytes, offset, length) {
  var text = '';
  for (var k = 0; k < length; k++) {
    text += ('0' + bytes[offset + k].toString(16)).slice(-2);
  }
  return text;
}
