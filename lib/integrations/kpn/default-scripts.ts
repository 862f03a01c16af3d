const js = `// payload: the SenML pack as character codes; metadata: integrationName, Header:<name> and your own pairs
var pack = JSON.parse(textOf(payload));
var device = '', time = 0, port = 0, raw = null, points = [];

pack.forEach(function (record) {
  if (record.bn !== undefined) device = deviceOf(record.bn, device);
  if (record.bt !== undefined) time = record.bt;
  var value = [record.v, record.vs, record.vb].find(function (one) { return one !== undefined; });
  if (record.n === 'payload') raw = value;
  else if (record.n === 'port') port = value;
  else if (value !== undefined) points.push(pointOf(record, value));
});

if (raw !== null) points.push({ ts: millisOf(time), values: decode(bytesOf(raw), port) });

return {
  deviceName: 'Device ' + device,
  deviceType: metadata.deviceType || 'default',
  telemetry: points
};

// urn:dev:DEVEUI:24E124136C226107: -> 24E124136C226107
function deviceOf(base, before) {
  var id = base.split(':').filter(Boolean).pop();
  if (before !== '' && before !== id) throw new Error('Two devices in one pack: return one object for each');
  return id;
}

function pointOf(record, value) {
  var values = {};
  values[record.n || 'value'] = value; // the name of the device may be all the name there is
  return { ts: millisOf(time + (record.t || 0)), values: values };
}

// SenML counts in seconds.
function millisOf(seconds) {
  return seconds > 0 ? Math.floor(seconds * 1000) : Date.now();
}

// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, fPort) {
  if (fPort === 2 && bytes.length === 3) {
    var number = (bytes[0] << 8) | bytes[1];
    return { temperature: (number > 32767 ? number - 65536 : number) / 10, humidity: bytes[2] };
  }
  return { data: raw };
}

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}

function bytesOf(hex) {
  return (hex.match(/../g) || []).map(function (pair) { return parseInt(pair, 16); });
}
`;

const tbel = `// payload: the SenML pack as bytes; metadata: integrationName, Header:<name> and your own pairs
var pack = decodeToJson(payload);
var device = "";
var time = 0.0;
var port = 0;
var raw = null;
var points = [];

foreach (record : pack) {
  if (record.bn != null) {
    var parts = record.bn.split(":");
    var id = parts[parts.length - 1];
    if (device != "" && device != id) {
      raiseError("Two devices in one pack: return one object for each");
    }
    device = id;
  }
  if (record.bt != null) {
    time = record.bt;
  }
  var value = record.v;
  if (record.vs != null) {
    value = record.vs;
  }
  if (record.vb != null) {
    value = record.vb;
  }
  if (record.n == "payload") {
    raw = value;
  } else if (record.n == "port") {
    port = value;
  } else if (value != null) {
    var offset = 0.0;
    if (record.t != null) {
      offset = record.t;
    }
    var name = "value"; // the name of the device may be all the name there is
    if (record.n != null && record.n != "") {
      name = record.n;
    }
    var measured = {};
    measured.put(name, value);
    points.add({ ts: millisOf(time + offset), values: measured });
  }
}

if (raw != null) {
  points.add({ ts: millisOf(time), values: decode(hexToBytes(raw), port, raw) });
}

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var result = {
  deviceName: "Device " + device,
  deviceType: deviceType,
  telemetry: points
};

return result;

// SenML counts in seconds.
function millisOf(seconds) {
  if (seconds > 0) {
    return Math.floor(seconds * 1000.0);
  }
  return Date.now();
}

// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, port, hex) {
  var decoded = {};
  if (port == 2 && bytes.length == 3) {
    var number = parseBytesToInt(bytes, 0, 2);
    if (number > 32767) {
      number = number - 65536;
    }
    decoded.put("temperature", number / 10.0);
    decoded.put("humidity", parseBytesToInt(bytes, 2, 1));
  } else {
    decoded.put("data", hex);
  }
  return decoded;
}
`;

export const defaultUplink = { js, tbel };

const nothing = '// This type sends no downlinks, so this script is never asked.\nreturn null;\n';

export const defaultDownlink = { js: nothing, tbel: nothing };
