/**
 * Words that envelopes and records repeat, for DEFLATE to point at: with them a typical record fits into one write
 * unit, without them into two. Common words stand last, because near ones are cheaper to point at.
 *
 * Stored records need it to be read: never change it. A better one becomes a second, under a format number of its own.
 */
const WORDS = [
  // The Things Stack
  '"end_device_ids":{"device_id":"","application_ids":{"application_id":""},"dev_eui":"","join_eui":"","dev_addr":""},',
  '"correlation_ids":["gs:uplink:","as:up:"],"received_at":"","uplink_message":{"session_key_id":"","f_port":1,"f_cnt":1,',
  '"frm_payload":"","decoded_payload":{},"decoded_payload_warnings":[],"rx_metadata":[{"gateway_ids":{"gateway_id":"","eui":""},"time":"",',
  '"timestamp":1,"rssi":-1,"channel_rssi":-1,"snr":1,"frequency_offset":"","location":{"latitude":1,"longitude":1,"altitude":1,',
  '"source":"SOURCE_REGISTRY"},"uplink_token":"","channel_index":1,"gps_time":"","packet_broker":{"message_id":"","forwarder_net_id":"000013",',
  '"settings":{"data_rate":{"lora":{"bandwidth":125000,"spreading_factor":7,"coding_rate":"4/5"}},"frequency":"868100000",',
  '"consumed_airtime":"0.046336s","locations":{"user":{}},"version_ids":{"brand_id":"","model_id":"","hardware_version":"","firmware_version":"",',
  '"band_id":"EU_863_870"},"network_ids":{"net_id":"000013","ns_id":"","tenant_id":"ttn","cluster_id":"eu1","cluster_address":"eu1.cloud.thethings.network"}',
  '"TheThingsStack/3 (linux/amd64)","x-tts-domain":"eu1.cloud.thethings.network",',
  // ChirpStack
  '{"deduplicationId":"","time":"","deviceInfo":{"tenantId":"","tenantName":"ChirpStack","applicationId":"","applicationName":"",',
  '"deviceProfileId":"","deviceProfileName":"","deviceName":"","devEui":"","deviceClassEnabled":"CLASS_A","tags":{}},"devAddr":"",',
  '"adr":true,"dr":5,"fCnt":1,"fPort":2,"confirmed":false,"data":"","object":{},"rxInfo":[{"gatewayId":"","uplinkId":1,"gwTime":"","nsTime":"",',
  '"timeSinceGpsEpoch":"","rssi":-1,"snr":1,"channel":2,"rfChain":1,"location":{"latitude":1,"longitude":1,"altitude":1},"context":"",',
  '"metadata":{"region_common_name":"EU868","region_config_id":"eu868"},"crcStatus":"CRC_OK"}],"txInfo":{"frequency":868500000,',
  '"modulation":{"lora":{"bandwidth":125000,"spreadingFactor":7,"codeRate":"CR_4_5"}}},"regionConfigId":"eu868"}',
  // What devices measure
  '"temperature":,"humidity":,"battery":,"batteryVoltage":,"voltage":,"pressure":,"co2":,"light":,"illumination":,"motion":,"occupancy":,',
  '"distance":,"level":,"latitude":,"longitude":,"altitude":,"accuracy":,"status":,"alarm":,"count":,"serial":,"model":,"firmware":,"hardware":,',
  '"version":,"interval":,"deviceId":,"deviceName":,"deviceType":,"value":,"unit":,"timestamp":,"ts":,"rssi":,"snr":,"fPort":,"fCnt":,',
  // The record's own head
  '{"raw":{"contentType":"application/json; charset=utf-8","headers":{"accept":"*/*","accept-encoding":"gzip, deflate, br","connection":"close",',
  '"content-encoding":"","via":"","host":".execute-api.eu-west-1.amazonaws.com","host":"localhost:8080","user-agent":"Go-http-client/1.1",',
  '"user-agent":"Go-http-client/2.0","content-type":"application/json","content-length":"1"},"rawQuery":"event=up","topic":"","clientId":""},',
  '"failure":{"code":"runtime","message":"","field":"","fix":""},"logs":[],"event":"join",',
  '"plan":[{"claim":{"kind":"asset","name":"","profile":"default","label":"","customer":"","group":""},"create":true,',
  '"plan":[{"claim":{"kind":"device","name":"","profile":"default"},"create":false,"attributes":{},"attributesAt":17,"points":[[17,{"',
];

export const DICTIONARY = Buffer.from(WORDS.join(''), 'utf8');
