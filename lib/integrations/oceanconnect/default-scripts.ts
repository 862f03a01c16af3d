const js = `// payload: the platform's notification as character codes; metadata: integrationName, Header:<name> and your own pairs
var message = JSON.parse(textOf(payload));
var services = message.services || [message.service];

return {
  deviceName: 'Device ' + message.deviceId,
  deviceType: metadata.deviceType || 'default',
  telemetry: services.map(function (service) {
    return { ts: timeOf(service.eventTime), values: valuesOf(service.data) };
  }),
  attributes: { deviceId: message.deviceId, gatewayId: message.gatewayId }
};

// The values that the device profile names; some adapters send them as text.
function valuesOf(data) {
  return typeof data === 'string' ? JSON.parse(data) : data || {};
}

// 20170214T170220Z
function timeOf(text) {
  var iso = (text || '').replace(/^(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
  return new Date(iso).getTime() || Date.now();
}

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}
`;

const tbel = `// payload: the platform's notification as bytes; metadata: integrationName, Header:<name> and your own pairs
var message = decodeToJson(payload);

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var points = [];
if (message.services != null) {
  foreach (service : message.services) {
    points.add(pointOf(service));
  }
} else {
  points.add(pointOf(message.service));
}

var result = {
  deviceName: "Device " + message.deviceId,
  deviceType: deviceType,
  telemetry: points,
  attributes: { deviceId: message.deviceId, gatewayId: message.gatewayId }
};

return result;

// The values that the device profile names; some adapters send them as text.
function pointOf(service) {
  var measured = {};
  if (service.data != null) {
    measured = service.data;
  }
  if (measured instanceof String) {
    measured = JSON.parse(measured);
  }
  return { ts: timeOf(service.eventTime), values: measured };
}

// 20170214T170220Z
function timeOf(text) {
  if (text == null || text.length() != 16) {
    return Date.now();
  }
  var day = text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8);
  var clock = text.substring(9, 11) + ":" + text.substring(11, 13) + ":" + text.substring(13, 15);
  return new Date(day + "T" + clock + "Z").getTime();
}
`;

export const defaultUplink = { js, tbel };

export { defaultDownlink } from './default-downlink.ts';
