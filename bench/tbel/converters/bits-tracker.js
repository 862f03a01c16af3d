// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Tracker: positions packed into 4 bytes each, a status byte taken apart bit by bit, heading in names.
var HEADINGS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];

function decode(bytes, port) {
  var values = {};
  var status = bytes[0];
  values.moving = (status & 0x80) !== 0;
  values.charging = (status & 0x40) !== 0;
  values.fix = (status & 0x20) !== 0;
  values.sos = (status & 0x10) !== 0;
  values.satellites = status & 0x0f;
  values.battery = 2 + bytes[1] * 0.01;
  if (values.fix) {
    values.latitude = signed32(bytes, 2) / 1000000;
    values.longitude = signed32(bytes, 6) / 1000000;
    var speed = (bytes[10] << 4) | ((bytes[11] & 0xf0) >> 4);
    values.speed = speed / 10;
    values.heading = HEADINGS[(bytes[11] & 0x0e) >> 1];
    values.fast = (bytes[11] & 0x01) === 1;
    values.place = Number(values.latitude.toFixed(4)) + ', ' + Number(values.longitude.toFixed(4));
  }
  return values;
}

function signed32(bytes, i) {
  return (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
}
