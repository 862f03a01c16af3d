const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data goes to The Things Stack as it is. devId comes from the attribute that the uplink converter stored.
if (msg.reportInterval === undefined) return null; // nothing to send

var downlink = {
  f_port: 2,
  frm_payload: btoa(String.fromCharCode.apply(null, encode(msg))),
  confirmed: false,
  priority: 'NORMAL'
};

return {
  contentType: 'JSON',
  data: JSON.stringify({ downlinks: [downlink] }),
  metadata: { devId: metadata.cs_deviceId || metadata.deviceName }
};

// Replace this by the layout of your device. Here: 01 and the report interval in seconds, two bytes.
function encode(msg) {
  var seconds = Number(msg.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff];
}
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data goes to The Things Stack as it is. devId comes from the attribute that the uplink converter stored.
if (msg.reportInterval == null) {
  return null;
}

var devId = metadata.deviceName;
if (metadata.cs_deviceId != null) {
  devId = metadata.cs_deviceId;
}

var downlink = {
  f_port: 2,
  frm_payload: bytesToBase64(encode(msg)),
  confirmed: false,
  priority: "NORMAL"
};

var result = {
  contentType: "JSON",
  data: JSON.stringify({ downlinks: [downlink] }),
  metadata: { devId: devId }
};

return result;

// Replace this by the layout of your device. Here: 01 and the report interval in seconds, two bytes.
function encode(message) {
  var seconds = parseInt("" + message.reportInterval);
  return [0x01, (seconds >> 8) & 0xff, seconds & 0xff];
}
`;

export const defaultDownlink = { js, tbel };
