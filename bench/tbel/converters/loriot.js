// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// A LORIOT message whole: its bytes in hex.
function convert(payload, metadata) {
  var data = JSON.parse(String.fromCharCode.apply(null, payload));

  var measured = decode(bytesOf(data.data), data.port);
  measured.rssi = data.rssi;
  measured.snr = data.snr;
  measured.fCnt = data.fcnt;

  return {
    deviceName: 'Device ' + data.EUI,
    deviceType: 'probe',
    telemetry: { ts: data.ts, values: measured },
    attributes: { devEui: data.EUI, fPort: data.port, integration: metadata.integrationName },
  };
}

function bytesOf(hex) {
  var bytes = [];
  for (var i = 0; i < hex.length; i += 2) {
    bytes.push(parseInt(hex.substring(i, i + 2), 16));
  }
  return bytes;
}
