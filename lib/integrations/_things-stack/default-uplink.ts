import { exampleDevice } from '../_lorawan/example-device.ts';

const js = `// payload: The Things Stack's message as character codes; metadata: integrationName, Header:<name> and your own pairs
var message = JSON.parse(textOf(payload));
var ids = message.end_device_ids;
var uplink = message.uplink_message;
var values = uplink.decoded_payload || decode(bytesOf(uplink.frm_payload), uplink.f_port || 0);
var best = bestGateway(uplink.rx_metadata || []);

values.fCnt = uplink.f_cnt || 0;
if (best) {
  values.rssi = best.rssi;
  values.snr = best.snr || 0;
}

return {
  deviceName: ids.device_id,
  deviceType: ids.application_ids.application_id,
  telemetry: { ts: new Date(uplink.received_at || message.received_at).getTime(), values: values },
  attributes: { eui: ids.dev_eui, deviceId: ids.device_id, fPort: uplink.f_port || 0 }
};

${exampleDevice.js}

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

const tbel = `// payload: The Things Stack's message as bytes; metadata: integrationName, Header:<name> and your own pairs
var message = decodeToJson(payload);
var ids = message.end_device_ids;
var uplink = message.uplink_message;

var receivedAt = message.received_at;
if (uplink.received_at != null) {
  receivedAt = uplink.received_at;
}

var fPort = 0;
if (uplink.f_port != null) {
  fPort = uplink.f_port;
}

var measured = {};
if (uplink.decoded_payload != null) {
  measured = uplink.decoded_payload;
} else if (uplink.frm_payload != null) {
  measured = decode(base64ToBytes(uplink.frm_payload), fPort);
}

measured.put("fCnt", uplink.f_cnt == null ? 0 : uplink.f_cnt);

if (uplink.rx_metadata != null && uplink.rx_metadata.size() > 0) {
  var best = uplink.rx_metadata[0];
  foreach (gateway : uplink.rx_metadata) {
    if (gateway.rssi > best.rssi) {
      best = gateway;
    }
  }
  measured.put("rssi", best.rssi);
  measured.put("snr", best.snr == null ? 0 : best.snr);
}

var result = {
  deviceName: ids.device_id,
  deviceType: ids.application_ids.application_id,
  telemetry: { ts: new Date(receivedAt).getTime(), values: measured },
  attributes: { eui: ids.dev_eui, deviceId: ids.device_id, fPort: fPort }
};

return result;

${exampleDevice.tbel}
`;

export const defaultUplink = { js, tbel };
