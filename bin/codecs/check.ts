import { decoderOf } from '../../lib/converters/table/decoder.ts';
import { tableOf } from '../../lib/converters/table/table.ts';
import type { CodecFile } from '../generate/codec-folders.ts';
import { type Comparison, compare } from './compare.ts';
import { chirpstackVectors, type OutsideVector, thingsboardVectors } from './outside-vectors.ts';

/** Folders of other libraries, such as the branches of one. */
export interface Libraries {
  thingsboard: string[];
  chirpstack: string[];
}

/** What became of one codec beside others. */
export interface CodecCheck {
  id: string;
  device: string;
  /** Where the others lie in their libraries. */
  sources: string[];
  payloads: number;
  /** Values that are the same. */
  same: number;
  /** Values that differ, each key once, with the reason if one is known. */
  different: { key: string; reason: string | null; example: string }[];
  /** Payloads of the others that our table refuses. */
  refused: string[];
  /** Keys only the others have, but for what the network told them. */
  onlyTheirs: string[];
}

export function checkCodec(codec: CodecFile, libraries: Libraries): CodecCheck {
  const { thingsboard, chirpstack } = codec.outside;
  const found: [string, OutsideVector[]][] = [];
  if (thingsboard !== undefined) {
    const vectors = libraries.thingsboard.flatMap((root) => thingsboardVectors(root, thingsboard));
    found.push([`ThingsBoard ${thingsboard}`, vectors]);
  }
  if (chirpstack !== undefined) {
    const vectors = libraries.chirpstack.flatMap((root) => chirpstackVectors(root, chirpstack));
    found.push([`ChirpStack ${chirpstack}`, vectors]);
  }
  const decode = decoderOf(tableOf(JSON.stringify(codec.table)));
  const check = blank(
    codec,
    found.filter(([, vectors]) => vectors.length > 0).map(([source]) => source),
  );
  for (const vector of found.flatMap(([, vectors]) => vectors)) {
    const ours = decode(vector.bytes, vector.fPort);
    check.payloads += 1;
    if (ours.errors !== undefined) check.refused.push(`${vector.name}: ${ours.errors.join('; ')}`);
    note(check, compare(ours, vector, codec.named), codec.known, vector.name);
  }
  return check;
}

function blank({ id, vendor, model }: CodecFile, sources: string[]): CodecCheck {
  const none = { payloads: 0, same: 0, different: [], refused: [], onlyTheirs: [] };
  return { id, device: `${vendor} ${model}`, sources, ...none };
}

function note(check: CodecCheck, found: Comparison, known: CodecFile['known'], name: string): void {
  check.same += found.same.length;
  for (const { key, ours, theirs } of found.different) {
    if (check.different.some((one) => one.key === key)) continue;
    const example = `${name}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`;
    check.different.push({ key, reason: known[key] ?? null, example });
  }
  for (const key of found.onlyTheirs) {
    if (!NETWORK.test(key) && !check.onlyTheirs.includes(key)) check.onlyTheirs.push(key);
  }
}

/** What the libraries take from the network's envelope. */
const NETWORK =
  /^(lora_.*|.*_?eui|devAddr|.*(application|tenant|deviceProfile)(Id|Name)|frequency.*|bandwidth|spreadingFactor|codeRate|rssi|snr|f_?port|f_?cnt|device_id|net_id|tenant_id|cluster_.*|channel(_.*)?|dr|confirmed|gateway.*|uplinkId|rfChain|context|crcStatus|hexString|deduplicationId|session_key_id|frm_payload|message_id|forwarder_.*|home_network_.*|consumed_airtime|location|latitude|longitude|altitude|source|coding_rate|data_rate.*|spreading_factor|gps_time|.*_at|correlation_ids|application_id|dev_addr|frame_rate.*)$/i;
