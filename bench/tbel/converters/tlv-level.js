// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Distance sensor that also sends what it measured while it was offline, each value with its time.
function decode(bytes, port) {
  var values = {};
  var history = [];
  var i = 0;
  while (i < bytes.length) {
    var channel = bytes[i++];
    var kind = bytes[i++];
    if (channel === 0x01 && kind === 0x75) {
      values.battery = bytes[i];
      i += 1;
    } else if (channel === 0x03 && kind === 0x82) {
      values.distance = unsigned16(bytes, i);
      i += 2;
    } else if (channel === 0x04 && kind === 0x00) {
      values.position = bytes[i] === 0 ? 'normal' : 'tilt';
      i += 1;
    } else if (channel === 0x83 && kind === 0x82) {
      values.distance = unsigned16(bytes, i);
      values.alarm = bytes[i + 2] === 1;
      i += 3;
    } else if (channel === 0x20 && kind === 0xce) {
      var point = {};
      point.seconds = unsigned32(bytes, i);
      point.distance = unsigned16(bytes, i + 4);
      point.level = 4000 - point.distance;
      history.push(point);
      i += 6;
    } else {
      break;
    }
  }
  if (history.length > 0) {
    var sum = 0;
    for (var one of history) {
      sum += one.distance;
    }
    values.history = history;
    values.mean = Number((sum / history.length).toFixed(1));
  }
  return values;
}

function unsigned16(bytes, i) {
  return (bytes[i + 1] << 8) | bytes[i];
}

function unsigned32(bytes, i) {
  return ((bytes[i + 3] << 24) | (bytes[i + 2] << 16) | (bytes[i + 1] << 8) | bytes[i]) >>> 0;
}
