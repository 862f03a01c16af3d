// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Room sensor: channel, type, value, one after another; type 0x20 opens a history record.
var ALARMS = ['none', 'high temperature', 'low temperature', 'high humidity', 'smoke', 'tamper', 'low battery'];

function u8(bytes, at) {
  return bytes[at];
}
function u16(bytes, at) {
  return (bytes[at + 1] << 8) | bytes[at];
}
function s16(bytes, at) {
  var value = u16(bytes, at);
  return value > 0x7fff ? value - 0x10000 : value;
}
function u32(bytes, at) {
  return ((bytes[at + 3] << 24) | (bytes[at + 2] << 16) | (bytes[at + 1] << 8) | bytes[at]) >>> 0;
}
function s32(bytes, at) {
  return u32(bytes, at) | 0;
}
function float16(bytes, at) {
  var half = u16(bytes, at);
  var sign = half & 0x8000 ? -1 : 1;
  var exponent = (half >> 10) & 0x1f;
  var fraction = half & 0x3ff;
  if (exponent === 0) return sign * Math.pow(2, -14) * (fraction / 1024);
  return sign * Math.pow(2, exponent - 15) * (1 + fraction / 1024);
}
function round(value, digits) {
  var scale = Math.pow(10, digits);
  return Math.round(value * scale) / scale;
}
function hex(bytes, from, to) {
  var text = '';
  for (var i = from; i < to; i++) text += ('0' + bytes[i].toString(16)).slice(-2);
  return text;
}
function name(base, channel) {
  return channel <= 1 ? base : base + '_' + channel;
}

function decode(bytes, fPort) {
  if (fPort !== 85) return { skipped: true, port: fPort };
  var values = {};
  var history = [];
  var at = 0;
  while (at + 1 < bytes.length) {
    var channel = bytes[at++];
    var type = bytes[at++];
    switch (type) {
      case 0x01:
        values[name('temperature', channel)] = s16(bytes, at) / 10;
        at += 2;
        break;
      case 0x02:
        values[name('humidity', channel)] = u8(bytes, at) / 2;
        at += 1;
        break;
      case 0x03:
        values[name('co2', channel)] = u16(bytes, at);
        at += 2;
        break;
      case 0x04:
        values[name('pressure', channel)] = u16(bytes, at) / 10;
        at += 2;
        break;
      case 0x05:
        values[name('illuminance', channel)] = u16(bytes, at);
        values[name('infrared', channel)] = u16(bytes, at + 2);
        at += 4;
        break;
      case 0x06:
        values[name('voc', channel)] = round(float16(bytes, at), 2);
        at += 2;
        break;
      case 0x07:
        values[name('pm2_5', channel)] = u16(bytes, at) / 10;
        values[name('pm10', channel)] = u16(bytes, at + 2) / 10;
        at += 4;
        break;
      case 0x08:
        values[name('motion', channel)] = u8(bytes, at) === 1;
        values[name('motionCount', channel)] = u16(bytes, at + 1);
        at += 3;
        break;
      case 0x09:
        values[name('door', channel)] = u8(bytes, at) === 1 ? 'open' : 'closed';
        at += 1;
        break;
      case 0x0a:
        values[name('energy', channel)] = u32(bytes, at) / 1000;
        values[name('power', channel)] = s32(bytes, at + 4) / 10;
        at += 8;
        break;
      case 0x0b:
        values[name('latitude', channel)] = round(s32(bytes, at) / 1e6, 6);
        values[name('longitude', channel)] = round(s32(bytes, at + 4) / 1e6, 6);
        at += 8;
        break;
      case 0x0c:
        values[name('acceleration', channel)] = {
          x: s16(bytes, at) / 1000,
          y: s16(bytes, at + 2) / 1000,
          z: s16(bytes, at + 4) / 1000,
        };
        at += 6;
        break;
      case 0x10:
        values.battery = u8(bytes, at);
        at += 1;
        break;
      case 0x11:
        values.serial = hex(bytes, at, at + 8);
        at += 8;
        break;
      case 0x12:
        values.firmware = 'v' + (bytes[at] >> 4) + '.' + (bytes[at] & 15) + '.' + bytes[at + 1];
        at += 2;
        break;
      case 0x13:
        values.alarm = ALARMS[u8(bytes, at)] || 'unknown ' + u8(bytes, at);
        values.alarmActive = u8(bytes, at) !== 0;
        at += 1;
        break;
      case 0x20:
        history.push({
          time: u32(bytes, at),
          temperature: s16(bytes, at + 4) / 10,
          humidity: u8(bytes, at + 6) / 2,
        });
        at += 7;
        break;
      default:
        throw new Error('Unknown type 0x' + type.toString(16) + ' at byte ' + (at - 1));
    }
  }
  if (history.length > 0) {
    var sum = 0;
    for (var i = 0; i < history.length; i++) sum += history[i].temperature;
    values.history = history;
    values.historyMean = round(sum / history.length, 2);
  }
  if (values.temperature !== undefined && values.humidity !== undefined) {
    var ratio = Math.log(values.humidity / 100) + (17.62 * values.temperature) / (243.12 + values.temperature);
    values.dewPoint = round((243.12 * ratio) / (17.62 - ratio), 1);
  }
  return values;
}
