const js = `// payload: the callback's fields as character codes of JSON, also when they came as a form or in the URL
// metadata: integrationName, Header:<name> and your own pairs. Values are text, as body templates quote them.
var message = JSON.parse(textOf(payload));
var values = decode(bytesOf(message.data));

if (isNumber(message.rssi)) values.rssi = Number(message.rssi);
if (isNumber(message.seqNumber)) values.seqNumber = Number(message.seqNumber);

return {
  deviceName: 'Sigfox-' + message.device,
  deviceType: message.deviceType || metadata.deviceType || 'default',
  telemetry: { ts: message.time ? Number(message.time) * 1000 : Date.now(), values: values },
  attributes: { device: message.device }
};

// A callback that does not know a variable leaves its name: {rssi}
function isNumber(text) {
  return /^-?[0-9]+([.][0-9]+)?$/.test(text);
}

// Replace this by the layout of your device. Here: temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes) {
  if (bytes.length === 3) {
    var raw = (bytes[0] << 8) | bytes[1];
    return { temperature: (raw > 32767 ? raw - 65536 : raw) / 10, humidity: bytes[2] };
  }
  return bytes.length > 0 ? { data: message.data } : {};
}

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}

function bytesOf(hex) {
  return (hex || '').match(/../g)?.map(function (pair) { return parseInt(pair, 16); }) || [];
}
`;

const tbel = `// payload: the callback's fields as bytes of JSON, also when they came as a form or in the URL
// metadata: integrationName, Header:<name> and your own pairs. Values are text, as body templates quote them.
var message = decodeToJson(payload);

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}
if (message.deviceType != null) {
  deviceType = message.deviceType;
}

var timestamp = Date.now();
if (message.time != null) {
  timestamp = parseLong("" + message.time) * 1000;
}

var measured = {};
if (message.data != null && message.data != "") {
  measured = decode(hexToBytes(message.data));
}
if (isNumber(message.rssi)) {
  measured.put("rssi", parseDouble("" + message.rssi));
}
if (isNumber(message.seqNumber)) {
  measured.put("seqNumber", parseInt("" + message.seqNumber));
}

var result = {
  deviceName: "Sigfox-" + message.device,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: measured },
  attributes: { device: message.device }
};

return result;

// A callback that does not know a variable leaves its name: {rssi}
function isNumber(text) {
  return text != null && ("" + text).matches("-?[0-9]+([.][0-9]+)?");
}

// Replace this by the layout of your device. Here: temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes) {
  var decoded = {};
  if (bytes.length == 3) {
    var raw = parseBytesToInt(bytes, 0, 2);
    if (raw > 32767) {
      raw = raw - 65536;
    }
    decoded.put("temperature", raw / 10.0);
    decoded.put("humidity", parseBytesToInt(bytes, 2, 1));
  } else {
    decoded.put("data", message.data);
  }
  return decoded;
}
`;

export const defaultUplink = { js, tbel };
