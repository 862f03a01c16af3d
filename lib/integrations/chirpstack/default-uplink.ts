import { exampleDevice } from '../_lorawan/example-device.ts';

const js = `// payload: ChirpStack's event as character codes; metadata: integrationName, Header:<name> and your own pairs
var event = JSON.parse(textOf(payload));
var device = event.deviceInfo || event; // version 3 has no deviceInfo
var time = event.time || event.publishedAt;
var values = decode(bytesOf(event.data), event.fPort);
var best = bestGateway(event.rxInfo || []);

values.fCnt = event.fCnt || 0;
if (best) {
  values.rssi = best.rssi;
  values.snr = best.snr || best.loRaSNR || 0;
}

return {
  deviceName: device.deviceName,
  deviceType: device.deviceProfileName || 'default',
  telemetry: { ts: time ? new Date(time).getTime() : Date.now(), values: values },
  attributes: { eui: euiOf(device), fPort: event.fPort || 0, applicationName: device.applicationName }
};

${exampleDevice.js}

// Version 3 may write ids in base64.
function euiOf(device) {
  var eui = device.devEui || device.devEUI;
  return eui.length === 16 ? eui : hexOf(bytesOf(eui));
}

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}

function bytesOf(base64) {
  return atob(base64 || '').split('').map(function (c) { return c.charCodeAt(0); });
}

function hexOf(bytes) {
  return bytes.map(function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
}

function bestGateway(gateways) {
  return gateways.reduce(function (best, one) { return best && best.rssi >= one.rssi ? best : one; }, null);
}
`;

const tbel = `// payload: ChirpStack's event as bytes; metadata: integrationName, Header:<name> and your own pairs
var event = decodeToJson(payload);

// Version 3 has no deviceInfo, and may write ids in base64.
var device = event;
var eui = event.devEUI;
if (event.deviceInfo != null) {
  device = event.deviceInfo;
  eui = device.devEui;
} else if (eui.length() != 16) {
  eui = bytesToHex(base64ToBytes(eui)).toLowerCase();
}

var deviceType = "default";
if (device.deviceProfileName != null && device.deviceProfileName != "") {
  deviceType = device.deviceProfileName;
}

var timestamp = Date.now();
if (event.time != null) {
  timestamp = new Date(event.time).getTime();
} else if (event.publishedAt != null) {
  timestamp = new Date(event.publishedAt).getTime();
}

var fPort = 0;
if (event.fPort != null) {
  fPort = event.fPort;
}

var measured = {};
if (event.data != null) {
  measured = decode(base64ToBytes(event.data), fPort);
}

measured.put("fCnt", event.fCnt == null ? 0 : event.fCnt);

if (event.rxInfo != null && event.rxInfo.size() > 0) {
  var best = event.rxInfo[0];
  foreach (gateway : event.rxInfo) {
    if (gateway.rssi > best.rssi) {
      best = gateway;
    }
  }
  measured.put("rssi", best.rssi);
  var snr = 0; // left out when it is zero
  if (best.snr != null) {
    snr = best.snr;
  } else if (best.loRaSNR != null) {
    snr = best.loRaSNR;
  }
  measured.put("snr", snr);
}

var result = {
  deviceName: device.deviceName,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: measured },
  attributes: { eui: eui, fPort: fPort, applicationName: device.applicationName }
};

return result;

${exampleDevice.tbel}
`;

export const defaultUplink = { js, tbel };
