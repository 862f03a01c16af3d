import type { TypedStart } from '../../model/typed-start.ts';
import { exampleDevice } from './example-device.ts';

const js = `// payload: the bytes of the device, 0 to 255 each
// metadata: the network keys, integrationName, Header:<name> and your own pairs
// Name, profile and the listed network keys come from the form.
return {
  telemetry: { ts: metadata.ts, values: decode(payload, metadata.fPort) },
  attributes: {}
};

${exampleDevice.js}

function hexOf(bytes) {
  return bytes.map(function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
}
`;

const tbel = `// payload: the bytes of the device
// metadata: the network keys, integrationName, Header:<name> and your own pairs
// Name, profile and the listed network keys come from the form.
var result = {
  telemetry: { ts: metadata.ts, "values": decode(payload, metadata.fPort) },
  attributes: {}
};

return result;

${exampleDevice.tbel}
`;

type Given = Pick<TypedStart['form'], 'profile' | 'label' | 'telemetry' | 'attributes'>;

/** What ThingsBoard's editor fills in: the attributes are constants of a device, so they are update-only keys too. */
export function typedStart(given: Given): TypedStart {
  const { attributes } = given;
  return {
    form: { entityType: 'DEVICE', name: 'Device $eui', ...given, updateOnlyKeys: attributes },
    scripts: { js, tbel },
  };
}
