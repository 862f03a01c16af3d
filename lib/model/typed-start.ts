/**
 * What the editor of a typed converter starts with on one network: the form, with `$key` patterns and lists of network
 * keys, and a script in each language.
 */
export interface TypedStart {
  form: {
    entityType: 'DEVICE';
    name: string;
    profile?: string;
    label?: string;
    telemetry: string[];
    attributes: string[];
    updateOnlyKeys: string[];
  };
  scripts: { js: string; tbel: string };
}
