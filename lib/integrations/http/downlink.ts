const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// The result is the answer to the device's next request: JSON and TEXT as they are, BINARY as base64.
return {
  contentType: 'JSON',
  data: JSON.stringify(msg),
  metadata: {}
};
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
// The result is the answer to the device's next request: JSON and TEXT as they are, BINARY as base64.
var result = {
  contentType: "JSON",
  data: JSON.stringify(msg),
  metadata: {}
};

return result;
`;

export const defaultDownlink = { js, tbel };
