import { exampleDevice } from '../_lorawan/example-device.ts';

const js = `// payload: ThingPark's report as character codes; metadata: integrationName, Header:<name> and your own pairs
// Works for JSON and "JSON untyped", where numbers are text. For XML use a typed converter or a codec.
var uplink = JSON.parse(textOf(payload)).DevEUI_uplink;
var fPort = Number(uplink.FPort || 0);
var encrypted = Number(uplink.PayloadEncryption) === 1;
var values = uplink.payload || (encrypted ? {} : decode(bytesOf(uplink.payload_hex), fPort));

values.fCnt = Number(uplink.FCntUp || 0);
if (uplink.LrrRSSI !== undefined) {
  values.rssi = Number(uplink.LrrRSSI);
  values.snr = Number(uplink.LrrSNR || 0);
}

return {
  deviceName: (uplink.CustomerData && uplink.CustomerData.name) || 'Device ' + uplink.DevEUI,
  deviceType: metadata.deviceType || 'default',
  telemetry: { ts: uplink.Time ? new Date(uplink.Time).getTime() : Date.now(), values: values },
  attributes: { eui: uplink.DevEUI, fPort: fPort }
};

${exampleDevice.js}

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}

function bytesOf(hex) {
  return ((hex || '').match(/../g) || []).map(function (pair) { return parseInt(pair, 16); });
}

function hexOf(bytes) {
  return bytes.map(function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
}
`;

const tbel = `// payload: ThingPark's report as bytes; metadata: integrationName, Header:<name> and your own pairs
// Works for JSON and "JSON untyped", where numbers are text. For XML use a typed converter or a codec.
var report = decodeToJson(payload);
var uplink = report.DevEUI_uplink;

var timestamp = Date.now();
if (uplink.Time != null) {
  timestamp = new Date(uplink.Time).getTime();
}

var fPort = 0;
if (uplink.FPort != null) {
  fPort = parseInt("" + uplink.FPort);
}

var measured = {};
if (uplink.payload != null) {
  measured = uplink.payload;
} else if (uplink.payload_hex != null && uplink.payload_hex != "" && "" + uplink.PayloadEncryption != "1") {
  measured = decode(hexToBytes(uplink.payload_hex), fPort);
}

measured.put("fCnt", uplink.FCntUp == null ? 0 : parseInt("" + uplink.FCntUp));
if (uplink.LrrRSSI != null) {
  measured.put("rssi", parseDouble("" + uplink.LrrRSSI));
  measured.put("snr", uplink.LrrSNR == null ? 0 : parseDouble("" + uplink.LrrSNR));
}

var deviceName = "Device " + uplink.DevEUI;
if (uplink.CustomerData != null && uplink.CustomerData.name != null) {
  deviceName = uplink.CustomerData.name;
}

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var result = {
  deviceName: deviceName,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: measured },
  attributes: { eui: uplink.DevEUI, fPort: fPort }
};

return result;

${exampleDevice.tbel}
`;

export const defaultUplink = { js, tbel };
