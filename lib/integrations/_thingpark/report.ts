import { type Arrival, bodyText } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { nestingOf } from '../_envelope/nesting.ts';
import { xmlDocument } from '../_envelope/xml-document.ts';

/** One report of the network: the name that says what it is, and what stands in it. */
export interface Report {
  /** `DevEUI_uplink`, `DevEUI_downlink_Sent` … */
  name: string;
  /** Numbers may be text: "JSON untyped" and XML write every value so. */
  fields: JsonObject;
}

const NAME = /^DevEUI_[A-Za-z_]{1,40}$/;

const SEND_REPORTS = 'In ThingPark set the content type of the application server to JSON, JSON untyped or XML.';

/**
 * The report in a body, JSON (typed or untyped) or XML: its one top-level member, or root element, names it.
 * Throws `not-json` and `bad-envelope`.
 */
export function readReport(arrival: Arrival): Report {
  const text = bodyText(arrival);
  return text?.trimStart().startsWith('<') ? fromXml(text) : fromJson(arrival);
}

function fromJson(arrival: Arrival): Report {
  const envelope = jsonBody(arrival, SEND_REPORTS);
  const names = Object.keys(envelope).filter((key) => NAME.test(key));
  const name = names.includes('DevEUI_uplink') ? 'DevEUI_uplink' : names[0];
  return { name: name ?? '', fields: fieldsOf(name, name === undefined ? undefined : envelope[name]) };
}

function fromXml(text: string): Report {
  const { name, value } = xmlDocument(text);
  const fields = fieldsOf(NAME.test(name) ? name : undefined, value);
  return { name, fields: { ...fields, ...structured(fields) } };
}

function fieldsOf(name: string | undefined, value: Json | undefined): JsonObject {
  if (name !== undefined && isJsonObject(value)) return value;
  throw new Failure('bad-envelope', 'The body holds no report of ThingPark', {
    field: name ?? 'DevEUI_uplink',
    fix: 'Send reports as ThingPark writes them: an object DevEUI_uplink, DevEUI_downlink_Sent and so on.',
  });
}

/** What JSON tells by its shape and XML cannot: a list of one gateway, and an object that XML carries as JSON text. */
function structured(fields: JsonObject): JsonObject {
  const lrrs = fields['Lrrs'];
  const gateway = isJsonObject(lrrs) ? lrrs['Lrr'] : undefined;
  const customer = fields['CustomerData'];
  return {
    ...(isJsonObject(gateway) ? { Lrrs: { Lrr: [gateway] } } : {}),
    ...(typeof customer === 'string' ? { CustomerData: objectIn(customer) ?? customer } : {}),
  };
}

function objectIn(text: string): JsonObject | undefined {
  if (nestingOf(text) > 8) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
