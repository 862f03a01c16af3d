// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// A ChirpStack event whole: who the device is, its bytes in base64, the best gateway.
function convert(payload, metadata) {
  var data = JSON.parse(String.fromCharCode.apply(null, payload));
  var device = data.deviceInfo;
  var timestamp = new Date(data.time).getTime();

  var best = data.rxInfo[0];
  for (var gateway of data.rxInfo) {
    if (gateway.rssi > best.rssi) {
      best = gateway;
    }
  }

  var measured = decode(bytesOf(data.data), data.fPort);
  measured.rssi = best.rssi;
  measured.snr = best.snr;
  measured.fCnt = data.fCnt;

  return {
    deviceName: device.deviceName,
    deviceType: device.deviceProfileName,
    telemetry: { ts: timestamp, values: measured },
    attributes: { devEui: device.devEui, fPort: data.fPort, integration: metadata.integrationName },
  };
}

function bytesOf(base64) {
  var text = atob(base64);
  var bytes = [];
  for (var i = 0; i < text.length; i++) {
    bytes.push(text.charCodeAt(i));
  }
  return bytes;
}
