// Made by `npm run generate` from the sample folders of each type.
import type { TypeSample } from '../model/type-sample.ts';

export const samples: { readonly [type: string]: readonly TypeSample[] } = {
  "aws-iot": [
    {
      "name": "plain",
      "contentType": "",
      "metadata": {
        "topic": "greenhouse/sensor-7/telemetry",
        "integrationName": "My AWS IoT Core"
      },
      "payloadJson": {
        "ts": 1748779200000,
        "temperature": 21.4,
        "humidity": 63
      }
    },
    {
      "name": "binary",
      "contentType": "",
      "metadata": {
        "topic": "greenhouse/sensor-8/telemetry",
        "integrationName": "My AWS IoT Core"
      },
      "payload": "ANY///4="
    },
    {
      "name": "over-https",
      "contentType": "",
      "metadata": {
        "topic": "greenhouse/sensor-9/telemetry",
        "integrationName": "My AWS IoT Core"
      },
      "payloadJson": {
        "temperature": 19.8
      }
    },
    {
      "name": "empty",
      "contentType": "",
      "metadata": {
        "topic": "greenhouse/sensor-7/telemetry",
        "integrationName": "My AWS IoT Core"
      },
      "payloadText": ""
    }
  ],
  "aws-kinesis": [
    {
      "name": "plain",
      "contentType": "application/octet-stream",
      "metadata": {
        "partitionKey": "sensor-7",
        "shardId": "shardId-000000000000",
        "sequenceNumber": "49664000000000000000000000000000000000000000000000000001",
        "integrationName": "My AWS Kinesis"
      },
      "payloadJson": {
        "ts": 1748779200000,
        "deviceName": "sensor-7",
        "temperature": 21.4,
        "humidity": 63
      }
    },
    {
      "name": "device-in-body",
      "contentType": "application/octet-stream",
      "metadata": {
        "partitionKey": "d41d8cd9",
        "shardId": "shardId-000000000003",
        "sequenceNumber": "49664000000000000000000000000000000000000000000000000002",
        "integrationName": "My AWS Kinesis"
      },
      "payloadJson": {
        "deviceName": "sensor-8",
        "temperature": 19.8
      }
    },
    {
      "name": "device-in-key",
      "contentType": "application/octet-stream",
      "metadata": {
        "partitionKey": "sensor-9",
        "shardId": "shardId-000000000001",
        "sequenceNumber": "49664000000000000000000000000000000000000000000000000003",
        "integrationName": "My AWS Kinesis"
      },
      "payloadJson": {
        "temperature": 20.1,
        "door": "open"
      }
    },
    {
      "name": "binary",
      "contentType": "application/octet-stream",
      "metadata": {
        "partitionKey": "sensor-8",
        "shardId": "shardId-000000000001",
        "sequenceNumber": "49664000000000000000000000000000000000000000000000000004",
        "integrationName": "My AWS Kinesis"
      },
      "payload": "ANY///4="
    },
    {
      "name": "aggregated",
      "contentType": "application/octet-stream",
      "metadata": {
        "partitionKey": "sensor-7",
        "shardId": "shardId-000000000001",
        "sequenceNumber": "49664000000000000000000000000000000000000000000000000005",
        "integrationName": "My AWS Kinesis"
      },
      "payloadJson": {
        "temperature": 21.4
      }
    }
  ],
  "chirpstack": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ChirpStack/4",
        "integrationName": "My ChirpStack"
      },
      "payloadJson": {
        "deduplicationId": "0b4c2c0e-5f7b-4d0d-9a4e-0e5d6c7b8a90",
        "time": "2025-06-01T12:00:00.118734+00:00",
        "deviceInfo": {
          "tenantId": "8f1c1a52-6f5c-4d5e-9a55-0c6b1b3b7a01",
          "tenantName": "Harbour Foods",
          "applicationId": "d3c0a0b6-7f0b-4f43-8f8e-3fd1a6f0b902",
          "applicationName": "cold-chain",
          "deviceProfileId": "5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11",
          "deviceProfileName": "cold-room-sensor",
          "deviceName": "cold-room-3",
          "devEui": "24e124136c226107",
          "deviceClassEnabled": "CLASS_A",
          "tags": {
            "site": "harbour"
          }
        },
        "devAddr": "01a2b3c4",
        "adr": true,
        "dr": 5,
        "fCnt": 4711,
        "fPort": 2,
        "confirmed": false,
        "data": "AC04",
        "rxInfo": [
          {
            "gatewayId": "0016c001f1500812",
            "uplinkId": 24117,
            "gwTime": "2025-06-01T12:00:00.118734+00:00",
            "nsTime": "2025-06-01T12:00:00.151022417+00:00",
            "timeSinceGpsEpoch": "1432814418.118s",
            "rssi": -97,
            "snr": 4.25,
            "channel": 2,
            "rfChain": 1,
            "location": {
              "latitude": 52.3731,
              "longitude": 4.8926,
              "altitude": 12
            },
            "context": "EFwMtA==",
            "metadata": {
              "region_common_name": "EU868",
              "region_config_id": "eu868"
            },
            "crcStatus": "CRC_OK"
          },
          {
            "gatewayId": "0016c001f1500a31",
            "uplinkId": 5120,
            "gwTime": "2025-06-01T12:00:00.118734+00:00",
            "nsTime": "2025-06-01T12:00:00.151022417+00:00",
            "timeSinceGpsEpoch": "1432814418.118s",
            "rssi": -67,
            "snr": 9.5,
            "channel": 2,
            "location": {
              "latitude": 52.3792,
              "longitude": 4.9003,
              "altitude": 31
            },
            "context": "UXyYyA==",
            "metadata": {
              "region_common_name": "EU868",
              "region_config_id": "eu868"
            },
            "crcStatus": "CRC_OK"
          }
        ],
        "txInfo": {
          "frequency": 868500000,
          "modulation": {
            "lora": {
              "bandwidth": 125000,
              "spreadingFactor": 7,
              "codeRate": "CR_4_5"
            }
          }
        },
        "regionConfigId": "eu868"
      }
    },
    {
      "name": "zeros-left-out",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ChirpStack/4",
        "integrationName": "My ChirpStack"
      },
      "payloadJson": {
        "deduplicationId": "0b4c2c0e-5f7b-4d0d-9a4e-0e5d6c7b8a90",
        "time": "2025-06-01T12:00:00Z",
        "deviceInfo": {
          "tenantId": "8f1c1a52-6f5c-4d5e-9a55-0c6b1b3b7a01",
          "tenantName": "Harbour Foods",
          "applicationId": "d3c0a0b6-7f0b-4f43-8f8e-3fd1a6f0b902",
          "applicationName": "cold-chain",
          "deviceProfileId": "5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11",
          "deviceProfileName": "cold-room-sensor",
          "deviceName": "cold-room-3",
          "devEui": "24e124136c226107",
          "tags": {
            "site": "harbour"
          }
        },
        "devAddr": "01a2b3c4",
        "data": "AC04",
        "rxInfo": [
          {
            "gatewayId": "0016c001f1500812",
            "uplinkId": 24117,
            "channel": 1,
            "location": {}
          }
        ],
        "txInfo": {
          "frequency": 868100000,
          "modulation": {
            "lora": {
              "bandwidth": 125000,
              "spreadingFactor": 12,
              "codeRate": "CR_4_5"
            }
          }
        }
      }
    },
    {
      "name": "mac-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ChirpStack/4",
        "integrationName": "My ChirpStack"
      },
      "payloadJson": {
        "deduplicationId": "5f0f1f4c-3b8a-4d65-8e0b-5d1f3a7c2b11",
        "time": "2025-06-01T12:00:00.118734+00:00",
        "deviceInfo": {
          "tenantId": "8f1c1a52-6f5c-4d5e-9a55-0c6b1b3b7a01",
          "tenantName": "Harbour Foods",
          "applicationId": "d3c0a0b6-7f0b-4f43-8f8e-3fd1a6f0b902",
          "applicationName": "cold-chain",
          "deviceProfileId": "5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11",
          "deviceProfileName": "cold-room-sensor",
          "deviceName": "cold-room-3",
          "devEui": "24e124136c226107",
          "deviceClassEnabled": "CLASS_A",
          "tags": {
            "site": "harbour"
          }
        },
        "devAddr": "01a2b3c4",
        "adr": true,
        "dr": 5,
        "fCnt": 4712,
        "fPort": 0,
        "confirmed": false,
        "data": "",
        "rxInfo": [
          {
            "gatewayId": "0016c001f1500812",
            "uplinkId": 24117,
            "gwTime": "2025-06-01T12:00:00.118734+00:00",
            "nsTime": "2025-06-01T12:00:00.151022417+00:00",
            "timeSinceGpsEpoch": "1432814418.118s",
            "rssi": -101,
            "crcStatus": "CRC_OK"
          }
        ],
        "txInfo": null,
        "regionConfigId": "eu868"
      }
    },
    {
      "name": "version-3",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "Go-http-client/1.1",
        "integrationName": "My ChirpStack"
      },
      "payloadJson": {
        "applicationID": "7",
        "applicationName": "cold-chain",
        "deviceName": "cold-room-3",
        "deviceProfileName": "cold-room-sensor",
        "deviceProfileID": "5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11",
        "devEUI": "24e124136c226107",
        "rxInfo": [
          {
            "gatewayID": "0016c001f1500812",
            "uplinkID": "4b1d7f0e-1c57-4b55-8a53-2e0c1d5a7f11",
            "name": "quay",
            "time": "2025-06-01T12:00:00.118734Z",
            "rssi": -97,
            "loRaSNR": 4.25,
            "location": {
              "latitude": 52.3731,
              "longitude": 4.8926,
              "altitude": 12
            }
          },
          {
            "gatewayID": "0016c001f1500a31",
            "uplinkID": "d0c2b8a4-77e2-4a7f-9d4e-0f3d4a5b6c7d",
            "name": "roof",
            "time": "2025-06-01T12:00:00.118734Z",
            "rssi": -67,
            "loRaSNR": 9.5,
            "location": {
              "latitude": 52.3792,
              "longitude": 4.9003,
              "altitude": 31
            }
          }
        ],
        "txInfo": {
          "frequency": 868500000,
          "dr": 5
        },
        "adr": true,
        "fCnt": 4711,
        "fPort": 2,
        "data": "AC04",
        "object": {
          "temperature": 4.5
        },
        "tags": {
          "site": "harbour"
        }
      }
    },
    {
      "name": "version-3-json",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "Go-http-client/1.1",
        "integrationName": "My ChirpStack"
      },
      "payloadJson": {
        "applicationID": "7",
        "applicationName": "cold-chain",
        "deviceName": "cold-room-3",
        "deviceProfileName": "cold-room-sensor",
        "deviceProfileID": "5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11",
        "devEUI": "JOEkE2wiYQc=",
        "rxInfo": [
          {
            "gatewayID": "ABbAAfFQCBI=",
            "time": null,
            "timeSinceGPSEpoch": null,
            "rssi": -97,
            "loRaSNR": 4.25,
            "channel": 2,
            "rfChain": 1,
            "board": 0,
            "antenna": 0,
            "location": {
              "latitude": 52.3731,
              "longitude": 4.8926,
              "altitude": 12
            },
            "fineTimestampType": "NONE",
            "context": "EFwMtA==",
            "uplinkID": "Sx1/DhxXS1WKUy4MHVp/EQ==",
            "crcStatus": "CRC_OK"
          },
          {
            "gatewayID": "ABbAAfFQCjE=",
            "time": null,
            "timeSinceGPSEpoch": null,
            "rssi": -67,
            "loRaSNR": 9.5,
            "channel": 2,
            "rfChain": 0,
            "board": 0,
            "antenna": 0,
            "location": {
              "latitude": 52.3792,
              "longitude": 4.9003,
              "altitude": 31
            },
            "fineTimestampType": "NONE",
            "context": "UXyYyA==",
            "uplinkID": "0MK4pHfiSn+dTg89SltsfQ==",
            "crcStatus": "CRC_OK"
          }
        ],
        "txInfo": {
          "frequency": 868500000,
          "modulation": "LORA",
          "loRaModulationInfo": {
            "bandwidth": 125,
            "spreadingFactor": 7,
            "codeRate": "4/5",
            "polarizationInversion": false
          }
        },
        "adr": true,
        "dr": 5,
        "fCnt": 4711,
        "fPort": 2,
        "data": "AC04",
        "objectJSON": "{\"temperature\":4.5}",
        "tags": {
          "site": "harbour"
        },
        "confirmedUplink": false,
        "devAddr": "AaKzxA==",
        "publishedAt": "2025-06-01T12:00:00.151022417Z"
      }
    }
  ],
  "http": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "greenhouse-node/1.4",
        "integrationName": "My HTTP"
      },
      "payloadJson": {
        "device": "greenhouse-7",
        "type": "climate-node",
        "ts": 1748779200000,
        "values": {
          "temperature": 21.4,
          "humidity": 63,
          "ventOpen": false
        },
        "attributes": {
          "firmware": "1.4.2",
          "bay": "north"
        }
      }
    },
    {
      "name": "retry-safe",
      "contentType": "application/json; charset=utf-8",
      "metadata": {
        "Header:content-type": "application/json; charset=utf-8",
        "Header:idempotency-key": "greenhouse-7-000482",
        "integrationName": "My HTTP"
      },
      "payloadJson": {
        "device": "greenhouse-7",
        "type": "climate-node",
        "ts": 1748779260000,
        "values": {
          "temperature": 21.5
        }
      }
    },
    {
      "name": "binary",
      "contentType": "application/octet-stream",
      "metadata": {
        "Header:content-type": "application/octet-stream",
        "Header:x-message-id": "meter-12-9f3c",
        "integrationName": "My HTTP"
      },
      "payload": "AQwA1v8/"
    },
    {
      "name": "text",
      "contentType": "text/plain",
      "metadata": {
        "Header:content-type": "text/plain",
        "integrationName": "My HTTP"
      },
      "payloadText": "ort=Gewächshaus;temp=21,4;wind=3"
    },
    {
      "name": "not-utf8",
      "contentType": "text/plain; charset=iso-8859-1",
      "metadata": {
        "Header:content-type": "text/plain; charset=iso-8859-1",
        "integrationName": "My HTTP"
      },
      "payload": "R2V35GNoc2hhdXMgMjEsNA=="
    },
    {
      "name": "empty",
      "contentType": "",
      "metadata": {
        "integrationName": "My HTTP"
      },
      "payloadText": ""
    }
  ],
  "kpn": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:things-plug-uuid": "d6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21",
        "Header:things-message-token": "305424d37e170a56e6a754f92e443ac2b35d65d64cb03d070ae027626c10200e",
        "integrationName": "My KPN Things"
      },
      "payloadJson": [
        {
          "bn": "urn:dev:DEVEUI:24E124136C226107:",
          "bt": 1748779200
        },
        {
          "n": "payload",
          "vs": "002d38"
        },
        {
          "n": "port",
          "v": 2
        }
      ]
    },
    {
      "name": "decoded",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:things-plug-uuid": "d6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21",
        "Header:things-message-token": "f855727d5235e4c073644bc17d08433328b447b3a79bc8c3e8d42987d790286d",
        "integrationName": "My KPN Things"
      },
      "payloadJson": [
        {
          "bn": "urn:dev:DEVEUI:24E124136C226107:",
          "bt": 1748779200
        },
        {
          "n": "temperature",
          "u": "Cel",
          "v": 4.5
        },
        {
          "n": "humidity",
          "u": "%RH",
          "v": 56,
          "t": -60
        },
        {
          "n": "doorOpen",
          "vb": false
        }
      ]
    },
    {
      "name": "first-record",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:things-plug-uuid": "d6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21",
        "Header:things-message-token": "858743fcb7cfa59ae80e552ad35f8e1a1433e01a2cd12f878b1b487c4b27f687",
        "integrationName": "My KPN Things"
      },
      "payloadJson": [
        {
          "bn": "urn:dev:DVNUUID:4f1c0b7a-9e21-4b60-9d5e-d6a8e4f02a4d:",
          "bt": 1748779200.25,
          "n": "temperature",
          "u": "Cel",
          "v": 4.5
        }
      ]
    },
    {
      "name": "two-devices",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:things-plug-uuid": "d6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21",
        "Header:things-message-token": "2eea6c866d9927baa3d2e33b9585c1982e50f3fea9595420ee10f3d381c7df14",
        "integrationName": "My KPN Things"
      },
      "payloadJson": [
        {
          "bn": "urn:dev:DEVEUI:24E124136C226107:",
          "bt": 1748779200,
          "n": "temperature",
          "v": 4.5
        },
        {
          "bn": "urn:dev:DEVEUI:24E124136C226108:",
          "n": "temperature",
          "v": 5.5
        }
      ]
    },
    {
      "name": "no-time",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:things-plug-uuid": "d6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21",
        "Header:things-message-token": "02dba4371bad442334bb3a3533054f9cad631c3425bc7930237dddc6a9571cab",
        "integrationName": "My KPN Things"
      },
      "payloadJson": [
        {
          "bn": "urn:dev:DEVEUI:24E124136C226107:"
        },
        {
          "n": "temperature",
          "v": 4.5
        }
      ]
    }
  ],
  "loriot": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "LORIOT",
        "integrationName": "My LORIOT"
      },
      "payloadJson": {
        "cmd": "rx",
        "seqno": 3040,
        "EUI": "24E124136C226107",
        "ts": 1748779200118,
        "fcnt": 4711,
        "port": 2,
        "freq": 868500000,
        "rssi": -67,
        "snr": 9.5,
        "toa": 46,
        "dr": "SF7 BW125 4/5",
        "ack": false,
        "bat": 254,
        "offline": false,
        "confirmed": false,
        "devaddr": "01A2B3C4",
        "data": "002d38"
      }
    },
    {
      "name": "gateways",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "LORIOT",
        "integrationName": "My LORIOT"
      },
      "payloadJson": {
        "cmd": "gw",
        "seqno": 3041,
        "EUI": "24E124136C226107",
        "ts": 1748779200118,
        "fcnt": 4711,
        "port": 2,
        "freq": 868500000,
        "toa": 46,
        "dr": "SF7 BW125 4/5",
        "ack": false,
        "bat": 254,
        "gws": [
          {
            "rssi": -97,
            "snr": 4.25,
            "ts": 1748779200121,
            "time": "2025-06-01T12:00:00.118Z",
            "gweui": "0016C001F1500812",
            "ant": 0,
            "lat": 52.3731,
            "lon": 4.8926
          },
          {
            "rssi": -67,
            "snr": 9.5,
            "ts": 1748779200118,
            "time": "2025-06-01T12:00:00.118Z",
            "gweui": "0016C001F1500A31",
            "ant": 0,
            "lat": 52.3792,
            "lon": 4.9003
          }
        ],
        "data": "002d38"
      }
    },
    {
      "name": "text-plain",
      "contentType": "text/plain",
      "metadata": {
        "Header:content-type": "text/plain",
        "Header:user-agent": "LORIOT",
        "integrationName": "My LORIOT"
      },
      "payloadJson": {
        "cmd": "rx",
        "EUI": "24E124136C226107",
        "ts": 1748779200118,
        "ack": "false",
        "bat": 94,
        "fcnt": 4712,
        "port": 2,
        "data": "FFF638"
      }
    },
    {
      "name": "empty-frame",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "LORIOT",
        "integrationName": "My LORIOT"
      },
      "payloadJson": {
        "cmd": "rx",
        "seqno": 3042,
        "EUI": "24E124136C226107",
        "ts": 1748779200118,
        "fcnt": 0,
        "freq": 868500000,
        "rssi": -67,
        "snr": 0,
        "toa": 46,
        "dr": "SF7 BW125 4/5",
        "ack": false,
        "bat": 254,
        "offline": false
      }
    },
    {
      "name": "encrypted",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "LORIOT",
        "integrationName": "My LORIOT"
      },
      "payloadJson": {
        "cmd": "rx",
        "seqno": 3043,
        "EUI": "24E124136C226107",
        "ts": 1748779200118,
        "fcnt": 4711,
        "port": 2,
        "freq": 868500000,
        "rssi": -67,
        "snr": 9.5,
        "toa": 46,
        "dr": "SF7 BW125 4/5",
        "ack": false,
        "bat": 254,
        "encdata": "9f13ce"
      }
    }
  ],
  "oceanconnect": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "integrationName": "My OceanConnect"
      },
      "payloadJson": {
        "notifyType": "deviceDataChanged",
        "requestId": "4711",
        "deviceId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "gatewayId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "service": {
          "serviceId": "Temperature",
          "serviceType": "Temperature",
          "data": {
            "temperature": 4.5
          },
          "eventTime": "20250601T120000Z"
        }
      }
    },
    {
      "name": "batch",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "integrationName": "My OceanConnect"
      },
      "payloadJson": {
        "notifyType": "deviceDatasChanged",
        "requestId": "4711",
        "deviceId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "gatewayId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "services": [
          {
            "serviceId": "Temperature",
            "serviceType": "Temperature",
            "data": {
              "temperature": 4.5
            },
            "eventTime": "20250601T120000Z"
          },
          {
            "serviceId": "Battery",
            "serviceType": "Battery",
            "data": {
              "level": 87
            },
            "eventTime": "20250601T120001Z"
          }
        ]
      }
    },
    {
      "name": "raw-data",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "integrationName": "My OceanConnect"
      },
      "payloadJson": {
        "notifyType": "deviceDataChanged",
        "deviceId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "gatewayId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "service": {
          "serviceId": "Raw",
          "serviceType": "Raw",
          "data": {
            "rawData": "AC04"
          },
          "eventTime": "20250601T120000Z"
        }
      }
    },
    {
      "name": "data-as-text",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "integrationName": "My OceanConnect"
      },
      "payloadJson": {
        "notifyType": "deviceDataChanged",
        "requestId": "4711",
        "deviceId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "gatewayId": "0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60",
        "service": {
          "serviceId": "Temperature",
          "serviceType": "Temperature",
          "data": "{\"temperature\":4.5}",
          "eventTime": "20250601T120000Z"
        }
      }
    }
  ],
  "sigfox": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "002d38",
        "seqNumber": "1207",
        "ack": "false"
      }
    },
    {
      "name": "bidir",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "002d38",
        "seqNumber": "1208",
        "ack": "true",
        "longPolling": "false",
        "deviceTypeId": "5f3c1a2b4d5e6f7081920a3b"
      }
    },
    {
      "name": "get",
      "contentType": "",
      "metadata": {
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "002d38",
        "seqNumber": "1209",
        "ack": "false",
        "rssi": "-118.50",
        "station": "2BC4",
        "snr": "14.25",
        "avgSnr": "15.5",
        "duplicate": "false"
      }
    },
    {
      "name": "form",
      "contentType": "application/x-www-form-urlencoded",
      "metadata": {
        "Header:content-type": "application/x-www-form-urlencoded",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "fff638",
        "seqNumber": "1210",
        "ack": "true"
      }
    },
    {
      "name": "unquoted",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": 1748779200,
        "data": "002d38",
        "seqNumber": 0,
        "ack": true,
        "rssi": "{rssi}",
        "duplicate": true
      }
    },
    {
      "name": "without-ack",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "002d38",
        "seqNumber": "1211"
      }
    },
    {
      "name": "empty-frame",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "",
        "seqNumber": "4095"
      }
    },
    {
      "name": "data-advanced",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "SIGFOX",
        "integrationName": "My Sigfox"
      },
      "payloadJson": {
        "device": "1D3A7B",
        "time": "1748779200",
        "data": "002d38",
        "seqNumber": "1207",
        "lqi": "GOOD",
        "computedLocation": {
          "lat": 52.3731,
          "lng": 4.8926,
          "radius": 1200,
          "source": 2,
          "status": 1
        }
      }
    }
  ],
  "thingpark": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4711,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "payload_hex": "002d38",
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000201",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A"
        }
      }
    },
    {
      "name": "untyped",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": "2",
          "FCntUp": "4711",
          "LostUplinksAS": "0",
          "ADRbit": "1",
          "MType": "2",
          "FCntDn": "12",
          "payload_hex": "002d38",
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000201",
          "LrrRSSI": "-67",
          "LrrSNR": "9.500000",
          "LrrESP": "-67.460000",
          "SpFact": "7",
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": "0",
          "LrrLAT": "52.379200",
          "LrrLON": "4.900300",
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": "-67",
                "LrrSNR": "9.500000",
                "LrrESP": "-67.460000"
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": "-97",
                "LrrSNR": "4.250000",
                "LrrESP": "-98.400000"
              }
            ]
          },
          "DevLrrCnt": "2",
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": "0.000000",
          "MeanPER": "0.000000",
          "DevAddr": "01A2B3C4",
          "TxPower": "14.000000",
          "NbTrans": "1",
          "Frequency": "868.500000",
          "DynamicClass": "A"
        }
      }
    },
    {
      "name": "xml",
      "contentType": "application/xml",
      "metadata": {
        "Header:content-type": "application/xml",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadText": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DevEUI_uplink xmlns=\"http://uri.actility.com/lora\">\n  <Time>2025-06-01T14:00:00.118+02:00</Time>\n  <DevEUI>24E124136C226107</DevEUI>\n  <FPort>2</FPort>\n  <FCntUp>4711</FCntUp>\n  <LostUplinksAS>0</LostUplinksAS>\n  <ADRbit>1</ADRbit>\n  <MType>2</MType>\n  <FCntDn>12</FCntDn>\n  <payload_hex>002d38</payload_hex>\n  <mic_hex>8a51c3d0</mic_hex>\n  <Lrcid>00000201</Lrcid>\n  <LrrRSSI>-67</LrrRSSI>\n  <LrrSNR>9.500000</LrrSNR>\n  <LrrESP>-67.460000</LrrESP>\n  <SpFact>7</SpFact>\n  <SubBand>G1</SubBand>\n  <Channel>LC3</Channel>\n  <Lrrid>080E0A3C</Lrrid>\n  <Late>0</Late>\n  <LrrLAT>52.379200</LrrLAT>\n  <LrrLON>4.900300</LrrLON>\n  <Lrrs><Lrr><Lrrid>080E0A3C</Lrrid><Chain>0</Chain><LrrRSSI>-67</LrrRSSI><LrrSNR>9.500000</LrrSNR><LrrESP>-67.460000</LrrESP></Lrr></Lrrs>\n  <DevLrrCnt>2</DevLrrCnt>\n  <CustomerID>100006246</CustomerID>\n  <CustomerData>{\"loc\":{\"lat\":\"52.3791\",\"lon\":\"4.9001\"},\"alr\":{\"pro\":\"LORA/Generic\",\"ver\":\"1\"},\"tags\":[],\"doms\":[],\"name\":\"cold-room-3\"}</CustomerData>\n  <ModelCfg>0</ModelCfg>\n  <InstantPER>0.000000</InstantPER>\n  <MeanPER>0.000000</MeanPER>\n  <DevAddr>01A2B3C4</DevAddr>\n  <TxPower>14.000000</TxPower>\n  <NbTrans>1</NbTrans>\n  <Frequency>868.500000</Frequency>\n  <DynamicClass>A</DynamicClass>\n</DevEUI_uplink>\n"
    },
    {
      "name": "late",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T11:14:52+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4690,
          "LostUplinksAS": -1,
          "ADRbit": 1,
          "MType": 4,
          "FCntDn": 12,
          "payload_hex": "002d38",
          "mic_hex": "11f0a2b7",
          "Lrcid": "00000201",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 1,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A",
          "ACKbit": 1
        }
      }
    },
    {
      "name": "mac-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FCntUp": 0,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000201",
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              }
            ]
          },
          "DevLrrCnt": 1,
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A",
          "rawMacCommands": "0307"
        }
      }
    },
    {
      "name": "decoded-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4712,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000201",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A",
          "payload": {
            "temperature": 4.5,
            "humidity": 56
          }
        }
      }
    },
    {
      "name": "encrypted",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4713,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "payload_hex": "9b2e71",
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000201",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100006246",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A",
          "PayloadEncryption": 1,
          "AppSKey": "6f1c8e0b9a3d4c5e7f8091a2b3c4d5e6"
        }
      }
    }
  ],
  "tpe": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark Enterprise"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4711,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "payload_hex": "002d38",
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000127",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100000000",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A"
        }
      }
    },
    {
      "name": "xml",
      "contentType": "text/xml",
      "metadata": {
        "Header:content-type": "text/xml",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark Enterprise"
      },
      "payloadText": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DevEUI_uplink xmlns=\"http://uri.actility.com/lora\">\n  <Time>2025-06-01T14:00:00.118+02:00</Time>\n  <DevEUI>24E124136C226107</DevEUI>\n  <FPort>2</FPort>\n  <FCntUp>4711</FCntUp>\n  <LostUplinksAS>0</LostUplinksAS>\n  <ADRbit>1</ADRbit>\n  <MType>2</MType>\n  <FCntDn>12</FCntDn>\n  <payload_hex>002d38</payload_hex>\n  <mic_hex>8a51c3d0</mic_hex>\n  <Lrcid>00000127</Lrcid>\n  <LrrRSSI>-67</LrrRSSI>\n  <LrrSNR>9.500000</LrrSNR>\n  <LrrESP>-67.460000</LrrESP>\n  <SpFact>7</SpFact>\n  <SubBand>G1</SubBand>\n  <Channel>LC3</Channel>\n  <Lrrid>080E0A3C</Lrrid>\n  <Late>0</Late>\n  <LrrLAT>52.379200</LrrLAT>\n  <LrrLON>4.900300</LrrLON>\n  <Lrrs><Lrr><Lrrid>080E0A3C</Lrrid><Chain>0</Chain><LrrRSSI>-67</LrrRSSI><LrrSNR>9.500000</LrrSNR><LrrESP>-67.460000</LrrESP></Lrr></Lrrs>\n  <DevLrrCnt>2</DevLrrCnt>\n  <CustomerID>100000000</CustomerID>\n  <CustomerData>{\"loc\":{\"lat\":\"52.3791\",\"lon\":\"4.9001\"},\"alr\":{\"pro\":\"LORA/Generic\",\"ver\":\"1\"},\"tags\":[],\"doms\":[],\"name\":\"cold-room-3\"}</CustomerData>\n  <ModelCfg>0</ModelCfg>\n  <InstantPER>0.000000</InstantPER>\n  <MeanPER>0.000000</MeanPER>\n  <DevAddr>01A2B3C4</DevAddr>\n  <TxPower>14.000000</TxPower>\n  <NbTrans>1</NbTrans>\n  <Frequency>868.500000</Frequency>\n  <DynamicClass>A</DynamicClass>\n</DevEUI_uplink>\n"
    },
    {
      "name": "decoded-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark Enterprise"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": 2,
          "FCntUp": 4712,
          "LostUplinksAS": 0,
          "ADRbit": 1,
          "MType": 2,
          "FCntDn": 12,
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000127",
          "LrrRSSI": -67,
          "LrrSNR": 9.5,
          "LrrESP": -67.46,
          "SpFact": 7,
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": 0,
          "LrrLAT": 52.3792,
          "LrrLON": 4.9003,
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": -67,
                "LrrSNR": 9.5,
                "LrrESP": -67.46
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": -97,
                "LrrSNR": 4.25,
                "LrrESP": -98.4
              }
            ]
          },
          "DevLrrCnt": 2,
          "CustomerID": "100000000",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": 0,
          "MeanPER": 0,
          "DevAddr": "01A2B3C4",
          "TxPower": 14,
          "NbTrans": 1,
          "Frequency": 868.5,
          "DynamicClass": "A",
          "payload": {
            "temperature": 4.5,
            "humidity": 56
          }
        }
      }
    },
    {
      "name": "untyped",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "ACTILITY-LRCLRN-DEVICE-AGENT/1.0",
        "integrationName": "My ThingPark Enterprise"
      },
      "payloadJson": {
        "DevEUI_uplink": {
          "Time": "2025-06-01T14:00:00.118+02:00",
          "DevEUI": "24E124136C226107",
          "FPort": "2",
          "FCntUp": "4711",
          "LostUplinksAS": "0",
          "ADRbit": "1",
          "MType": "2",
          "FCntDn": "12",
          "payload_hex": "002d38",
          "mic_hex": "8a51c3d0",
          "Lrcid": "00000127",
          "LrrRSSI": "-67",
          "LrrSNR": "9.500000",
          "LrrESP": "-67.460000",
          "SpFact": "7",
          "SubBand": "G1",
          "Channel": "LC3",
          "Lrrid": "080E0A3C",
          "Late": "0",
          "LrrLAT": "52.379200",
          "LrrLON": "4.900300",
          "Lrrs": {
            "Lrr": [
              {
                "Lrrid": "080E0A3C",
                "Chain": "0",
                "LrrRSSI": "-67",
                "LrrSNR": "9.500000",
                "LrrESP": "-67.460000"
              },
              {
                "Lrrid": "080E0812",
                "Chain": "0",
                "LrrRSSI": "-97",
                "LrrSNR": "4.250000",
                "LrrESP": "-98.400000"
              }
            ]
          },
          "DevLrrCnt": "2",
          "CustomerID": "100000000",
          "CustomerData": {
            "loc": {
              "lat": "52.3791",
              "lon": "4.9001"
            },
            "alr": {
              "pro": "LORA/Generic",
              "ver": "1"
            },
            "tags": [],
            "doms": [],
            "name": "cold-room-3"
          },
          "BaseStationData": {
            "doms": [],
            "name": "harbour-roof"
          },
          "ModelCfg": "0",
          "DriverCfg": {
            "mod": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            },
            "app": {
              "pId": "milesight-iot",
              "mId": "em300-th",
              "ver": "1"
            }
          },
          "InstantPER": "0.000000",
          "MeanPER": "0.000000",
          "DevAddr": "01A2B3C4",
          "TxPower": "14.000000",
          "NbTrans": "1",
          "Frequency": "868.500000",
          "DynamicClass": "A"
        }
      }
    }
  ],
  "tti": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3.33",
        "Header:x-tts-domain": "harbour.eu1.cloud.thethings.industries",
        "integrationName": "My The Things Industries"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "f_port": 2,
          "f_cnt": 4711,
          "frm_payload": "AC04",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "packetbroker"
              },
              "packet_broker": {
                "message_id": "01JWNB2V5C3P8R1T6X9Z2B4D7F",
                "forwarder_net_id": "000013",
                "forwarder_tenant_id": "ttn",
                "forwarder_cluster_id": "eu1.cloud.thethings.network",
                "forwarder_gateway_eui": "0016C001F1500812",
                "forwarder_gateway_id": "quay-7",
                "home_network_net_id": "000013",
                "home_network_tenant_id": "harbour",
                "home_network_cluster_id": "eu1.cloud.thethings.industries"
              },
              "rssi": -97,
              "channel_rssi": -97,
              "snr": 4.25,
              "location": {
                "latitude": 52.3731,
                "longitude": 4.8926
              },
              "uplink_token": "eyJnIjoiWlhsS2FHSkhZMmxQYVVw",
              "received_at": "2025-06-01T12:00:00.171Z"
            },
            {
              "gateway_ids": {
                "gateway_id": "harbour-roof",
                "eui": "0016C001F1500A31"
              },
              "time": "2025-06-01T12:00:00.101Z",
              "timestamp": 2918335748,
              "rssi": -67,
              "channel_rssi": -67,
              "snr": 9.5,
              "frequency_offset": "671",
              "location": {
                "latitude": 52.3792,
                "longitude": 4.9003,
                "altitude": 31,
                "source": "SOURCE_REGISTRY"
              },
              "uplink_token": "Ci4KLAoMaGFyYm91ci1yb29m",
              "channel_index": 2,
              "received_at": "2025-06-01T12:00:00.150Z"
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "packet_error_rate": 0.05,
          "version_ids": {
            "brand_id": "milesight-iot",
            "model_id": "em300-th",
            "hardware_version": "1.0",
            "firmware_version": "1.2",
            "band_id": "EU_863_870"
          },
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000100181",
            "tenant_id": "harbour",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.industries",
            "tenant_address": "harbour.eu1.cloud.thethings.industries"
          }
        }
      }
    },
    {
      "name": "packet-broker",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3.33",
        "Header:x-tts-domain": "harbour.eu1.cloud.thethings.industries",
        "integrationName": "My The Things Industries"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "f_port": 2,
          "f_cnt": 4712,
          "frm_payload": "AC04",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "packetbroker"
              },
              "packet_broker": {
                "message_id": "01JWNB2V5C3P8R1T6X9Z2B4D7F",
                "forwarder_net_id": "000013",
                "forwarder_tenant_id": "ttn",
                "forwarder_cluster_id": "eu1.cloud.thethings.network",
                "forwarder_gateway_eui": "0016C001F1500812",
                "forwarder_gateway_id": "quay-7",
                "home_network_net_id": "000013",
                "home_network_tenant_id": "harbour",
                "home_network_cluster_id": "eu1.cloud.thethings.industries"
              },
              "rssi": -101,
              "channel_rssi": -101,
              "snr": 4.25,
              "location": {
                "latitude": 52.3731,
                "longitude": 4.8926
              },
              "uplink_token": "eyJnIjoiWlhsS2FHSkhZMmxQYVVw",
              "received_at": "2025-06-01T12:00:00.171Z"
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "packet_error_rate": 0.05,
          "version_ids": {
            "brand_id": "milesight-iot",
            "model_id": "em300-th",
            "hardware_version": "1.0",
            "firmware_version": "1.2",
            "band_id": "EU_863_870"
          },
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000100181",
            "tenant_id": "harbour",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.industries",
            "tenant_address": "harbour.eu1.cloud.thethings.industries"
          }
        }
      }
    },
    {
      "name": "zeros-left-out",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3.33",
        "Header:x-tts-domain": "harbour.eu1.cloud.thethings.industries",
        "integrationName": "My The Things Industries"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "harbour-roof",
                "eui": "0016C001F1500A31"
              },
              "time": "2025-06-01T12:00:00.101Z",
              "timestamp": 2918335748,
              "rssi": -67,
              "channel_rssi": -67,
              "snr": 0,
              "frequency_offset": "671",
              "location": {
                "latitude": 52.3792,
                "longitude": 4.9003,
                "altitude": 31,
                "source": "SOURCE_REGISTRY"
              },
              "uplink_token": "Ci4KLAoMaGFyYm91ci1yb29m",
              "channel_index": 2,
              "received_at": "2025-06-01T12:00:00.150Z"
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "packet_error_rate": 0.05,
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000100181",
            "tenant_id": "harbour",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.industries",
            "tenant_address": "harbour.eu1.cloud.thethings.industries"
          }
        }
      }
    },
    {
      "name": "decoded-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3.33",
        "Header:x-tts-domain": "harbour.eu1.cloud.thethings.industries",
        "integrationName": "My The Things Industries"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "f_port": 2,
          "f_cnt": 4713,
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "harbour-roof",
                "eui": "0016C001F1500A31"
              },
              "time": "2025-06-01T12:00:00.101Z",
              "timestamp": 2918335748,
              "rssi": -67,
              "channel_rssi": -67,
              "snr": 9.5,
              "frequency_offset": "671",
              "location": {
                "latitude": 52.3792,
                "longitude": 4.9003,
                "altitude": 31,
                "source": "SOURCE_REGISTRY"
              },
              "uplink_token": "Ci4KLAoMaGFyYm91ci1yb29m",
              "channel_index": 2,
              "received_at": "2025-06-01T12:00:00.150Z"
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "packet_error_rate": 0.05,
          "version_ids": {
            "brand_id": "milesight-iot",
            "model_id": "em300-th",
            "hardware_version": "1.0",
            "firmware_version": "1.2",
            "band_id": "EU_863_870"
          },
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000100181",
            "tenant_id": "harbour",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.industries",
            "tenant_address": "harbour.eu1.cloud.thethings.industries"
          },
          "decoded_payload": {
            "temperature": 4.5,
            "humidity": 56
          }
        }
      }
    }
  ],
  "ttn": [
    {
      "name": "plain",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3",
        "Header:x-tts-domain": "eu1.cloud.thethings.network",
        "Header:x-downlink-push": "https://eu1.cloud.thethings.network/api/v3/as/applications/cold-chain/webhooks/tributary/devices/cold-room-3/down/push",
        "integrationName": "My The Things Stack"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "f_port": 2,
          "f_cnt": 4711,
          "frm_payload": "AC04",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "harbour-quay",
                "eui": "0016C001F1500812"
              },
              "time": "2025-06-01T12:00:00.101Z",
              "timestamp": 2918335748,
              "rssi": -97,
              "channel_rssi": -97,
              "snr": 4.25,
              "location": {
                "latitude": 52.3731,
                "longitude": 4.8926,
                "altitude": 12,
                "source": "SOURCE_REGISTRY"
              },
              "uplink_token": "ChoKGAoMaGFyYm91ci1xdWF5",
              "channel_index": 2,
              "received_at": "2025-06-01T12:00:00.160291834Z"
            },
            {
              "gateway_ids": {
                "gateway_id": "harbour-roof",
                "eui": "0016C001F1500A31"
              },
              "timestamp": 1077382604,
              "rssi": -67,
              "channel_rssi": -67,
              "snr": 9.5,
              "frequency_offset": "671",
              "location": {
                "latitude": 52.3792,
                "longitude": 4.9003,
                "altitude": 31,
                "source": "SOURCE_REGISTRY"
              },
              "uplink_token": "ChoKGAoMaGFyYm91ci1yb29m",
              "channel_index": 2,
              "received_at": "2025-06-01T12:00:00.158804115Z"
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "version_ids": {
            "brand_id": "milesight-iot",
            "model_id": "em300-th",
            "hardware_version": "1.0",
            "firmware_version": "1.2",
            "band_id": "EU_863_870"
          },
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000000181",
            "tenant_id": "ttn",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.network"
          }
        }
      }
    },
    {
      "name": "zeros-left-out",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3",
        "Header:x-tts-domain": "eu1.cloud.thethings.network",
        "integrationName": "My The Things Stack"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB4M0K2W7Q0T6A9C3D5E8F"
        ],
        "received_at": "2025-06-01T12:01:00.4Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "packetbroker"
              },
              "packet_broker": {
                "forwarder_net_id": "000013",
                "forwarder_tenant_id": "ttnv2"
              },
              "rssi": -110
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 12
              }
            },
            "coding_rate": "4/5",
            "frequency": "868100000"
          },
          "received_at": "2025-06-01T12:01:00.2Z"
        }
      }
    },
    {
      "name": "simulated",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3",
        "Header:x-tts-domain": "eu1.cloud.thethings.network",
        "integrationName": "My The Things Stack"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          }
        },
        "correlation_ids": [
          "as:up:01JWNB6Z9X4R5T1V8B2N6M0P3Q"
        ],
        "received_at": "2025-06-01T12:02:00.000000001Z",
        "uplink_message": {
          "f_port": 2,
          "frm_payload": "AC04",
          "rx_metadata": [
            {
              "gateway_ids": {
                "gateway_id": "test"
              },
              "rssi": -110,
              "channel_rssi": -110,
              "snr": 4.2
            }
          ],
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7
              }
            },
            "frequency": "868000000"
          },
          "received_at": "2001-01-01T00:00:00Z"
        },
        "simulated": true
      }
    },
    {
      "name": "decoded-only",
      "contentType": "application/json",
      "metadata": {
        "Header:content-type": "application/json",
        "Header:user-agent": "TheThingsStack/3",
        "Header:x-tts-domain": "eu1.cloud.thethings.network",
        "integrationName": "My The Things Stack"
      },
      "payloadJson": {
        "end_device_ids": {
          "device_id": "cold-room-3",
          "application_ids": {
            "application_id": "cold-chain"
          },
          "dev_eui": "24E124136C226107",
          "join_eui": "70B3D57ED0000001",
          "dev_addr": "260B4A7F"
        },
        "correlation_ids": [
          "gs:uplink:01JWNB2V3TQ8VY6M4ZQ2S7H9KD"
        ],
        "received_at": "2025-06-01T12:00:00.423456789Z",
        "uplink_message": {
          "session_key_id": "AZcPz3xQ7nN6m0h7rJ1kVw==",
          "f_port": 2,
          "f_cnt": 4712,
          "settings": {
            "data_rate": {
              "lora": {
                "bandwidth": 125000,
                "spreading_factor": 7,
                "coding_rate": "4/5"
              }
            },
            "frequency": "868500000",
            "timestamp": 2918335748,
            "time": "2025-06-01T12:00:00.101Z"
          },
          "received_at": "2025-06-01T12:00:00.212345678Z",
          "consumed_airtime": "0.046336s",
          "version_ids": {
            "brand_id": "milesight-iot",
            "model_id": "em300-th",
            "hardware_version": "1.0",
            "firmware_version": "1.2",
            "band_id": "EU_863_870"
          },
          "network_ids": {
            "net_id": "000013",
            "ns_id": "EC656E0000000181",
            "tenant_id": "ttn",
            "cluster_id": "eu1",
            "cluster_address": "eu1.cloud.thethings.network"
          },
          "decoded_payload": {
            "temperature": 4.5,
            "humidity": 56
          }
        }
      }
    }
  ]
};
