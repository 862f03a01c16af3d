// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Water meter: a cursor over bits of any width, the same for every field.
function decode(bytes, port) {
  var values = {};
  var state = { bytes: bytes, at: 0 };
  values.kind = take(state, 4);
  values.leak = take(state, 1) === 1;
  values.burst = take(state, 1) === 1;
  values.tamper = take(state, 1) === 1;
  values.frozen = take(state, 1) === 1;
  values.volume = take(state, 24) / 100;
  values.flow = take(state, 12);
  values.temperature = take(state, 10) / 10 - 20;
  values.battery = take(state, 10);
  if (values.kind === 2) {
    var hours = [];
    for (var h = 0; h < 4; h++) {
      hours.push(take(state, 12));
    }
    values.hours = hours;
  }
  return values;
}

function take(state, width) {
  var value = 0;
  for (var left = width; left > 0; ) {
    var index = state.at >> 3;
    var free = 8 - (state.at & 7);
    var count = left < free ? left : free;
    var part = (state.bytes[index] >> (free - count)) & ((1 << count) - 1);
    value = (value << count) | part;
    state.at += count;
    left -= count;
  }
  return value;
}
