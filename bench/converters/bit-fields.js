// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Water meter: 4 bits of version, flags, then fields of odd widths packed from the highest bit on.
function decode(bytes, fPort) {
  if (fPort !== 10 && fPort !== 11) throw new Error('Unknown port ' + fPort);
  if (bytes.length < 11) throw new Error('Too short: ' + bytes.length);
  var position = 0;
  function take(width) {
    var value = 0;
    for (var i = 0; i < width; i++, position++) {
      value = value * 2 + ((bytes[position >> 3] >> (7 - (position & 7))) & 1);
    }
    return value;
  }
  function signed(width) {
    var value = take(width);
    return value >= Math.pow(2, width - 1) ? value - Math.pow(2, width) : value;
  }
  var values = { version: take(4) };
  values.leak = take(1) === 1;
  values.burst = take(1) === 1;
  values.backflow = take(1) === 1;
  values.tamper = take(1) === 1;
  values.volume = take(27) / 1000;
  values.flow = take(13) / 10;
  values.waterTemperature = signed(11) / 10;
  values.airTemperature = signed(10) / 10;
  values.battery = 2 + take(7) / 100;
  values.daysLeft = take(12);
  if (fPort === 11) {
    values.hours = [];
    while (position + 9 <= bytes.length * 8 && values.hours.length < 8) values.hours.push(take(9) / 2);
  }
  return values;
}
