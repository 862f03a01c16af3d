// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Parking sensor: the port says what the message is; fields of single bits.
function decode(bytes, port) {
  var values = {};
  if (port === 1) {
    values.kind = 'status';
    values.occupied = (bytes[0] & 0x01) === 1;
  } else if (port === 2) {
    values.kind = 'heartbeat';
    values.occupied = (bytes[0] & 0x01) === 1;
    if (bytes.length >= 2) {
      var temperature = bytes[1];
      values.temperature = temperature > 127 ? temperature - 256 : temperature;
    }
  } else if (port === 3) {
    values.kind = 'start';
    values.reset = resetOf(bytes[15] >> 4);
    values.firmware = bytes[12] + '.' + bytes[13] + '.' + bytes[14];
    values.occupied = (bytes[16] & 0x01) === 1;
    values.debug = [];
    for (var i = 0; i < 12; i += 4) {
      values.debug.push(hexOf(bytes.slice(i, i + 4)));
    }
  } else {
    values.kind = 'unknown';
  }
  return values;
}

function hexOf(bytes) {
  return bytes.map((byte) => ('0' + byte.toString(16)).slice(-2).toUpperCase()).join('');
}

function resetOf(cause) {
  if (cause === 1) {
    return 'watchdog';
  } else if (cause === 2) {
    return 'power on';
  } else if (cause === 3) {
    return 'request';
  } else if (cause === 4) {
    return 'brownout';
  }
  return 'other';
}
