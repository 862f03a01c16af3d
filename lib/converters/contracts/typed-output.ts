import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badOutput, join, objectsOf, textOf, typeName } from './bad-output.ts';
import type { Form } from './form.ts';
import { entityName, optionalText, picked } from './pattern.ts';
import { isTimed } from './telemetry.ts';

const RESULT = 'Return {telemetry, attributes}, an array of such objects, or nothing.';

/**
 * What a typed converter says once its form is merged into what its script said: `{entityType, name, profile, label?,
 * customer?, group?, telemetry, attributes}`, an array if the script gave one, null if it gave nothing. The script's
 * values always stay; the form's lists only add network values, to each object of an array. Null members of the script
 * override nothing. Throws `bad-output` and `no-name`.
 * Rules: the typed converters of ThingsBoard's library (release 4.0) and its documentation.
 */
export function mergedOutput(form: Form, said: Json, metadata: JsonObject): Json {
  if (isNothing(said, metadata)) return null;
  const merged = objectsOf(said, RESULT).map(({ object, path }) => mergedObject(form, object, path, metadata));
  return Array.isArray(said) ? merged : (merged[0] ?? null);
}

/**
 * LORIOT names the kind of a message in `cmd`, and its scripts return `{}` for those they skip. Elsewhere an empty
 * object still brings the attributes of the list.
 */
function isNothing(said: Json, metadata: JsonObject): boolean {
  if (said === null) return true;
  return isJsonObject(said) && Object.keys(said).length === 0 && Object.hasOwn(metadata, 'cmd');
}

function mergedObject(form: Form, object: JsonObject, path: string, metadata: JsonObject): JsonObject {
  const texts = {
    label: textOf(object, path, 'label') ?? optionalText(form.label, metadata),
    customer: textOf(object, path, 'customer') ?? optionalText(form.customer, metadata),
    group: textOf(object, path, 'group') ?? optionalText(form.group, metadata),
  };
  const telemetry = withListed(object['telemetry'] ?? null, picked(form.telemetry, metadata), metadata);
  return {
    entityType: textOf(object, path, 'type', 'entityType')?.toUpperCase() ?? form.entityType,
    name: textOf(object, path, 'name') ?? entityName(form, metadata),
    profile: textOf(object, path, 'profile') ?? optionalText(form.profile, metadata) ?? 'default',
    ...(Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as JsonObject),
    telemetry: telemetry ?? {},
    attributes: { ...picked(form.attributes, metadata), ...attributesIn(object, path) },
  };
}

function attributesIn(object: JsonObject, path: string): JsonObject {
  const attributes = object['attributes'] ?? {};
  if (isJsonObject(attributes)) return attributes;
  throw badOutput(join(path, 'attributes'), `is ${typeName(attributes)}, not an object`, 'Return it as {key: value}.');
}

/** The listed values in the shape that the script's telemetry has; telemetry of no known shape is told later. */
function withListed(telemetry: Json, listed: JsonObject, metadata: JsonObject): Json {
  if (Object.keys(listed).length === 0) return telemetry;
  if (telemetry === null) return timed(listed, metadata);
  if (Array.isArray(telemetry)) return [...telemetry, listed];
  if (!isJsonObject(telemetry)) return telemetry;
  if (!isTimed(telemetry)) return { ...listed, ...telemetry };
  const values = telemetry['values'] ?? {};
  return isJsonObject(values) ? { ...telemetry, values: { ...listed, ...values } } : telemetry;
}

function timed(values: JsonObject, { ts }: JsonObject): JsonObject {
  return ts === undefined ? values : { ts, values };
}
