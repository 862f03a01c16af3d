import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, JsonObject } from '../lib/model/json.ts';

/** A converter with its vectors, as a library in ThingsBoard's layout holds it. */
export interface LibraryEntry {
  /** `<vendor>/<device>/<integration>/<uplink or downlink>`. */
  path: string;
  language?: 'JS' | 'TBEL';
  script: string;
  metadata: JsonObject;
  /** Payload and result. */
  vectors: [Json, Json][];
}

/** Writes entries below `VENDORS`, with the files that the library's own validator wants to see beside them. */
export async function writeLibrary(root: string, entries: LibraryEntry[]): Promise<void> {
  for (const { path, language = 'JS', script, metadata, vectors } of entries) {
    const [vendor = '', device = ''] = path.split('/');
    const info = { url: 'https://example.com', label: device, description: 'A device of the test' };
    const uplink = path.endsWith('uplink');
    const key = { JS: uplink ? 'decoder' : 'encoder', TBEL: uplink ? 'tbelDecoder' : 'tbelEncoder' }[language];
    const configuration = { scriptLang: language, decoder: null, tbelDecoder: null, [key]: script };
    const converter = { name: path, type: uplink ? 'UPLINK' : 'DOWNLINK', debugMode: false, configuration };
    const folder = join(root, 'VENDORS', path);
    await mkdir(folder, { recursive: true });
    const files: [string, Json][] = [
      [join(folder, 'converter.json'), converter],
      [join(folder, 'metadata.json'), metadata],
      [join(root, 'VENDORS', vendor, 'info.json'), { url: info.url, description: info.description }],
      [join(root, 'VENDORS', vendor, device, 'info.json'), info],
    ];
    vectors.forEach(([payload, result], i) => {
      const number = i === 0 ? '' : `_0${i}`;
      files.push([join(folder, `payload${number}.json`), payload], [join(folder, `result${number}.json`), result]);
    });
    for (const [file, content] of files) await writeFile(file, JSON.stringify(content, null, 2));
    await writeFile(join(root, 'VENDORS', vendor, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(root, 'VENDORS', vendor, device, 'photo.png'), 'a photo');
  }
}

const TEXT = 'var text = String.fromCharCode.apply(null, payload);\nvar data = JSON.parse(text);\n';
const BYTES = `${TEXT}var bytes = atob(data.data).split('').map(function (c) { return c.charCodeAt(0); });\n`;

/** Base64 of bytes given in hex. */
function b64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** JSON whose corners must come through unharmed. */
const ODD = { deep: [[[{ a: [] }]]], big: 9_007_199_254_740_991, small: 1e-7, text: '"\\\n\u2028', empty: {} };

const NODE = { integrationName: 'Valley' };

/** Twenty and more converters in the manners that people write them in. */
export const ENTRIES: LibraryEntry[] = [
  {
    path: 'Acme/AirProbe/ChirpStack/uplink',
    script: `${BYTES}return result();\nfunction result() {\n  return { deviceName: data.deviceInfo.devEui, deviceType: 'AirProbe',
  telemetry: { temperature: ((bytes[0] << 8) | bytes[1]) / 100, humidity: bytes[2] / 2 } };\n}`,
    metadata: NODE,
    vectors: [
      [
        { deviceInfo: { devEui: 'a1' }, data: b64('09c46e') },
        { deviceName: 'a1', deviceType: 'AirProbe', telemetry: { temperature: 25, humidity: 55 } },
      ],
      [
        { deviceInfo: { devEui: 'a2' }, data: b64('000100') },
        { deviceName: 'a2', deviceType: 'AirProbe', telemetry: { temperature: 0.01, humidity: 0 } },
      ],
    ],
  },
  {
    path: 'Acme/SoilProbe/ThingsStackIndustries/uplink',
    script: `${TEXT}const { end_device_ids: ids, uplink_message: { decoded_payload: values, received_at } } = data;
return { deviceName: ids.device_id, telemetry: { ts: Date.parse(received_at), values: { ...values, port: data.uplink_message.f_port ?? null } } };`,
    metadata: NODE,
    vectors: [
      [
        {
          end_device_ids: { device_id: 'soil-7' },
          uplink_message: { decoded_payload: { vwc: 0.31 }, received_at: '2024-05-06T07:08:09.5Z' },
        },
        { deviceName: 'soil-7', telemetry: { ts: 1_714_979_289_500, values: { vwc: 0.31, port: null } } },
      ],
    ],
  },
  {
    path: 'Acme/Valve/HTTP/uplink',
    script: `${TEXT}var out = [];\nfor (var i in data.valves) out.push({ assetName: 'Valve ' + i, assetType: 'valve', attributes: { open: data.valves[i] } });
return out; // a comment ends it`,
    metadata: {},
    vectors: [
      [
        { valves: { north: true, south: false } },
        [
          { assetName: 'Valve north', assetType: 'valve', attributes: { open: true } },
          { assetName: 'Valve south', assetType: 'valve', attributes: { open: false } },
        ],
      ],
      [{ valves: {} }, []],
    ],
  },
  {
    path: 'Acme/Meter/MQTT/uplink',
    script: `${TEXT}return { deviceName: metadata.topic.split('/')[1], deviceType: metadata.model, telemetry: { energy: parseFloat(data.e.toFixed(2)) } };`,
    metadata: { topic: 'meters/M-1/up', model: 3 },
    vectors: [[{ e: 12.3456 }, { deviceName: 'M-1', deviceType: '3', telemetry: { energy: 12.35 } }]],
  },
  {
    path: 'Brightwater/Gauge/LORIOT/uplink',
    script: `${TEXT}var hex = data.data; var values = hex.match(/../g).map(function (h) { return parseInt(h, 16); });
return { deviceName: data.EUI, telemetry: { level: values.reduce(function (a, b) { return a * 256 + b; }, 0), raw: values } };`,
    metadata: NODE,
    vectors: [
      [
        { EUI: 'BE7A', data: '00012c' },
        { deviceName: 'BE7A', telemetry: { level: 300, raw: [0, 1, 44] } },
      ],
    ],
  },
  {
    path: 'Brightwater/Float/Sigfox/uplink',
    script: `${TEXT}var view = new DataView(Uint8Array.from(data.data.match(/../g), h => parseInt(h, 16)).buffer);
return { deviceName: data.device, telemetry: { f: view.getFloat32(0), i: view.getInt16(4, true), u: view.getUint8(6) } };`,
    metadata: {},
    vectors: [
      [
        { device: '2C30', data: '41c80000feffff' },
        { deviceName: '2C30', telemetry: { f: 25, i: -2, u: 255 } },
      ],
    ],
  },
  {
    path: 'Brightwater/Words/HTTP/uplink',
    script: `${TEXT}return { deviceName: data.name, label: 'Prüfstand №5 — ž', attributes: { upper: data.name.toUpperCase(), parts: data.name.split(' ') } };`,
    metadata: {},
    vectors: [
      [
        { name: 'Küche ж 東 🌡' },
        {
          deviceName: 'Küche ж 東 🌡',
          label: 'Prüfstand №5 — ž',
          attributes: { upper: 'KÜCHE Ж 東 🌡', parts: ['Küche', 'ж', '東', '🌡'] },
        },
      ],
    ],
  },
  {
    path: 'Brightwater/Holes/HTTP/uplink',
    script: `${TEXT}return { a: undefined, b: NaN, c: 1 / 0, d: null, e: [undefined, function () {}], f: function () {}, g: new Date(data.at), h: -0, i: data.none };`,
    metadata: {},
    vectors: [[{ at: 0 }, { b: null, c: null, d: null, e: [null, null], g: '1970-01-01T00:00:00.000Z', h: 0 }]],
  },
  {
    path: 'Cedar/Tracker/TTN/uplink',
    script: `${BYTES}class Reader {\n  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  int32() { let v = 0; for (let i = 0; i < 4; i++) v = (v << 8) | this.bytes[this.at++]; return v; }\n}
const reader = new Reader(bytes);
return { deviceName: data.id, telemetry: [{ ts: data.t, values: { latitude: reader.int32() / 1e6, longitude: reader.int32() / 1e6 } }, { battery: bytes[8] }] };`,
    metadata: NODE,
    vectors: [
      [
        { id: 'cat', t: 1_700_000_000_000, data: b64('02faf080fffffff660') },
        {
          deviceName: 'cat',
          telemetry: [{ ts: 1_700_000_000_000, values: { latitude: 50, longitude: -0.00001 } }, { battery: 96 }],
        },
      ],
    ],
  },
  {
    path: 'Cedar/Echo/HTTP/uplink',
    script: `${TEXT}return data;`,
    metadata: {},
    vectors: [
      [ODD, ODD],
      [
        ['an', 'array'],
        ['an', 'array'],
      ],
      ['a text', 'a text'],
      [0.1, 0.1],
    ],
  },
  {
    path: 'Cedar/Nothing/HTTP/uplink',
    script: 'return null;',
    metadata: {},
    vectors: [[{}, null]],
  },
  {
    path: 'Cedar/Switch/ChirpStack/uplink',
    script: `${TEXT}switch (data.fPort) {\n  case 2: return { telemetry: { mode: 'up' } };\n  case 3: return { telemetry: { mode: 'join' } };\n  default: throw new Error('no port ' + data.fPort);\n}`,
    metadata: NODE,
    vectors: [
      [{ fPort: 2 }, { telemetry: { mode: 'up' } }],
      [{ fPort: 3 }, { telemetry: { mode: 'join' } }],
    ],
  },
  {
    path: 'Delta/Case/HTTP/uplink',
    script: `${TEXT}const byKey = new Map(Object.entries(data)); const kinds = new Set(byKey.values());
return { keys: [...byKey.keys()].sort(), kinds: [...kinds], sum: Object.values(data).reduce((a, b) => a + b) };`,
    metadata: {},
    vectors: [
      [
        { b: 2, a: 1, c: 1 },
        { keys: ['a', 'b', 'c'], kinds: [2, 1], sum: 4 },
      ],
    ],
  },
  {
    path: 'Delta/Loose/HTTP/uplink',
    script: `${TEXT}total = 0; for (i = 0; i < data.n; i++) total += i;\nvar let_ = arguments.length; return { total: total, args: let_, again: this === undefined };`,
    metadata: {},
    vectors: [
      [{ n: 5 }, { total: 10, args: 2, again: false }],
      [{ n: 3 }, { total: 3, args: 2, again: false }],
    ],
  },
  {
    path: 'Delta/Meta/AWS_IOT/uplink',
    script: 'return Object.keys(metadata).sort().map(function (key) { return key + "=" + metadata[key]; });',
    metadata: { text: 'x', number: 1.5, flag: true, list: [1], none: null },
    vectors: [[{}, ['flag=true', 'list=[1]', 'none=null', 'number=1.5', 'text=x']]],
  },
  {
    path: 'Delta/Valve/ChirpStack/downlink',
    script: `var value = msg.open ? 1 : 0;\nreturn { contentType: 'BINARY', data: btoa(String.fromCharCode(1, value)), metadata: { fPort: 10, DevEUI: metadata.cs_eui } };`,
    metadata: { cs_eui: '0011' },
    vectors: [
      [{ open: true }, { contentType: 'BINARY', data: 'AQE=', metadata: { fPort: 10, DevEUI: '0011' } }],
      [{ open: false }, { contentType: 'BINARY', data: 'AQA=', metadata: { fPort: 10, DevEUI: '0011' } }],
    ],
  },
  {
    path: 'Delta/Meter/MQTT/downlink',
    script: `return { contentType: 'JSON', data: JSON.stringify(msg), metadata: { topic: 'meters/' + metadata.name + '/down', type: msgType } };`,
    metadata: { name: 'M-1' },
    vectors: [
      [
        { interval: 60 },
        {
          contentType: 'JSON',
          data: '{"interval":60}',
          metadata: { topic: 'meters/M-1/down', type: 'POST_TELEMETRY_REQUEST' },
        },
      ],
    ],
  },
  {
    path: 'Echo/List/HTTP/downlink',
    script: `return msg.commands.map(function (c) { return { contentType: 'TEXT', data: c, metadata: integrationMetadata }; });`,
    metadata: {},
    vectors: [
      [
        { commands: ['on', 'off'] },
        [
          { contentType: 'TEXT', data: 'on', metadata: {} },
          { contentType: 'TEXT', data: 'off', metadata: {} },
        ],
      ],
    ],
  },
  {
    path: 'Echo/Quiet/Sigfox/downlink',
    script: 'if (!msg.config) return {};\nreturn { contentType: "TEXT", data: "c", metadata: {} };',
    metadata: {},
    vectors: [[{ other: 1 }, {}]],
  },
  {
    path: 'Echo/Odd/HTTP/downlink',
    script: 'return { anything: [msg, msgType, typeof integrationMetadata] };',
    metadata: {},
    vectors: [[null, { anything: [null, 'POST_TELEMETRY_REQUEST', 'object'] }]],
  },
  {
    path: 'Fjord/Probe/ChirpStack/uplink',
    language: 'TBEL',
    script: `var data = decodeToJson(payload);\nvar bytes = base64ToBytes(data.data);
return { deviceName: data.name, telemetry: { t: parseBytesToInt(bytes, 0, 2) / 10.0, last: bytes[2] } };`,
    metadata: NODE,
    vectors: [
      [
        { name: 'f', data: b64('00e1ff') },
        { deviceName: 'f', telemetry: { t: 22.5, last: -1 } },
      ],
    ],
  },
  {
    path: 'Fjord/Probe/HTTP/downlink',
    language: 'TBEL',
    script: 'return { contentType: "JSON", data: JSON.stringify(msg), metadata: { kind: msgType } };',
    metadata: {},
    vectors: [[{ a: 1 }, { contentType: 'JSON', data: '{"a":1}', metadata: { kind: 'POST_TELEMETRY_REQUEST' } }]],
  },
];
