const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is exactly 8 bytes in hex. device comes from the attribute that the uplink converter stored.
if (msg.reportInterval === undefined) return null; // nothing to send

return {
  contentType: 'TEXT',
  data: hexOf(encode(msg)),
  metadata: { device: metadata.cs_device }
};

// Replace this by the layout of your device. Here: 01, the report interval in seconds (two bytes) and zeros.
function encode(msg) {
  var seconds = Number(msg.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff, 0, 0, 0, 0, 0];
}

function hexOf(bytes) {
  return bytes.map(function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
}
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is exactly 8 bytes in hex. device comes from the attribute that the uplink converter stored.
if (msg.reportInterval == null) {
  return null;
}

var result = {
  contentType: "TEXT",
  data: bytesToHex(encode(msg)).toLowerCase(),
  metadata: { device: metadata.cs_device }
};

return result;

// Replace this by the layout of your device. Here: 01, the report interval in seconds (two bytes) and zeros.
function encode(message) {
  var seconds = parseInt("" + message.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff, 0, 0, 0, 0, 0];
}
`;

export const defaultDownlink = { js, tbel };
