const js = `// payload: LORIOT's message as character codes; metadata: integrationName, Header:<name> and your own pairs
// Only rx and gw messages come here; where an output sends both of a frame, the first one counts.
var message = JSON.parse(textOf(payload));
var values = decode(bytesOf(message.data), message.port);
var best = message.cmd === 'gw' ? bestGateway(message.gws || []) : message;

values.fCnt = message.fcnt;
if (best && best.rssi !== undefined) {
  values.rssi = best.rssi;
  values.snr = best.snr;
}

return {
  deviceName: 'Device ' + message.EUI,
  deviceType: metadata.deviceType || 'default',
  telemetry: { ts: message.ts || Date.now(), values: values },
  attributes: { eui: message.EUI, fPort: message.port }
};

// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, fPort) {
  if (fPort === 2 && bytes.length === 3) {
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

function bestGateway(gateways) {
  return gateways.reduce(function (best, one) { return best && best.rssi >= one.rssi ? best : one; }, null);
}
`;

const tbel = `// payload: LORIOT's message as bytes; metadata: integrationName, Header:<name> and your own pairs
// Only rx and gw messages come here; where an output sends both of a frame, the first one counts.
var message = decodeToJson(payload);

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var timestamp = Date.now();
if (message.ts != null) {
  timestamp = message.ts;
}

var measured = {};
if (message.data != null && message.data != "") {
  measured = decode(hexToBytes(message.data), message.port);
}

if (message.fcnt != null) {
  measured.put("fCnt", message.fcnt);
}

var best = message;
if (message.cmd == "gw" && message.gws != null && message.gws.size() > 0) {
  best = message.gws[0];
  foreach (gateway : message.gws) {
    if (gateway.rssi > best.rssi) {
      best = gateway;
    }
  }
}
if (best.rssi != null) {
  measured.put("rssi", best.rssi);
  measured.put("snr", best.snr);
}

var result = {
  deviceName: "Device " + message.EUI,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: measured },
  attributes: { eui: message.EUI, fPort: message.port }
};

return result;

// Replace this by the layout of your device. Here: port 2, temperature in 0.1 degrees C (signed), humidity in %.
function decode(bytes, port) {
  var decoded = {};
  if (port == 2 && bytes.length == 3) {
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
