// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Acceleration and position: three axes in bytes, degrees in three bytes each, time since the last movement.
function decode(bytes, port) {
  var values = {};
  for (var i = 0; i < bytes.length; ) {
    var type = bytes[i];
    if (type === 0x03) {
      values.x = signed8(bytes[i + 1]);
      values.y = signed8(bytes[i + 2]);
      values.z = signed8(bytes[i + 3]);
      values.tilt = Number((Math.atan2(values.x, values.z) * 57.29577951308232).toFixed(2));
      i += 4;
    } else if (type === 0x09) {
      values.latitude = degrees(bytes, i + 1);
      values.longitude = degrees(bytes, i + 4);
      i += 7;
    } else if (type === 0x0f) {
      values.moved = bytes[i + 1];
      values.still = values.moved === 0;
      i += 2;
    } else if (type === 0x07) {
      values.battery = (bytes[i + 1] << 8) | bytes[i + 2];
      i += 3;
    } else {
      values.rest = bytes.length - i;
      i = bytes.length;
    }
  }
  return values;
}

function signed8(byte) {
  return byte > 127 ? byte - 256 : byte;
}

function degrees(bytes, i) {
  var raw = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16);
  if (raw > 0x7fffff) {
    raw = raw - 0x1000000;
  }
  return raw / 10000;
}
