const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is the device's payload as base64. DevEUI comes from the attribute that the uplink converter stored.
if (msg.reportInterval === undefined) return null; // nothing to send

return {
  contentType: 'TEXT',
  data: btoa(String.fromCharCode.apply(null, encode(msg))),
  metadata: { DevEUI: metadata.cs_eui, fPort: 2, confirmed: false }
};

// Replace this by the layout of your device. Here: 01 and the report interval in seconds, two bytes.
function encode(msg) {
  var seconds = Number(msg.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff];
}
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is the device's payload as base64. DevEUI comes from the attribute that the uplink converter stored.
if (msg.reportInterval == null) {
  return null;
}

var result = {
  contentType: "TEXT",
  data: bytesToBase64(encode(msg)),
  metadata: { DevEUI: metadata.cs_eui, fPort: 2, confirmed: false }
};

return result;

// Replace this by the layout of your device. Here: 01 and the report interval in seconds, two bytes.
function encode(message) {
  var seconds = parseInt("" + message.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff];
}
`;

export const defaultDownlink = { js, tbel };
