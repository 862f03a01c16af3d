const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is a command of the device profile. deviceId comes from the attribute that the uplink converter stored.
if (msg.reportInterval === undefined) return null; // nothing to send

var command = { serviceId: 'Settings', method: 'SET', paras: { reportInterval: Number(msg.reportInterval) } };

return {
  contentType: 'JSON',
  data: JSON.stringify(command),
  metadata: { deviceId: metadata.cs_deviceId }
};
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// data is a command of the device profile. deviceId comes from the attribute that the uplink converter stored.
if (msg.reportInterval == null) {
  return null;
}

var seconds = parseInt("" + msg.reportInterval);
var command = { serviceId: "Settings", method: "SET", paras: { reportInterval: seconds } };

var result = {
  contentType: "JSON",
  data: JSON.stringify(command),
  metadata: { deviceId: metadata.cs_deviceId }
};

return result;
`;

export const defaultDownlink = { js, tbel };
