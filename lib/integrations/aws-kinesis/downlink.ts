const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
return {
  contentType: 'JSON',
  data: JSON.stringify(msg),
  metadata: {
    streamName: 'to-devices', // the deploy option downlinkStreams must hold its ARN
    partitionKey: metadata.cs_partitionKey || metadata.deviceName
  }
};
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
var partitionKey = metadata.deviceName;
if (metadata.cs_partitionKey != null) {
  partitionKey = metadata.cs_partitionKey;
}

var result = {
  contentType: "JSON",
  data: JSON.stringify(msg),
  metadata: {
    streamName: "to-devices", // the deploy option downlinkStreams must hold its ARN
    partitionKey: partitionKey
  }
};

return result;
`;

/** What the downlink converter of a record for a stream starts with. */
export const defaultDownlink = { js, tbel };
