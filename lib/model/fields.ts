/**
 * The configuration of an integration type, declared once. From it come the TypeScript type of the config (ConfigOf),
 * the check of the API, the form of the console and the table in the docs.
 */
export type Field =
  | (FieldBase & { type: 'text'; default?: string; pattern?: string })
  /** `outbound` false: the provider calls it, and we never do, so that it may lie in a network we cannot reach. */
  | (FieldBase & { type: 'url'; default?: string; outbound?: false })
  | (FieldBase & { type: 'number'; default?: number; min?: number; max?: number })
  | (FieldBase & { type: 'boolean'; default?: boolean })
  | (FieldBase & { type: 'choice'; choices: readonly string[]; default?: string })
  | (FieldBase & { type: 'list' })
  /** Readable by us, never given back: sealed in the catalog. For calls to a provider. */
  | (FieldBase & { type: 'secret' })
  /** Map header name -> value that every sender must show; only an HMAC of each value is kept. */
  | (FieldBase & { type: 'headers' });

interface FieldBase {
  label: string;
  help?: string;
  optional?: boolean;
  example?: string;
}

export type Fields = { readonly [name: string]: Field };

interface ValueOf {
  text: string;
  url: string;
  number: number;
  boolean: boolean;
  choice: string;
  list: string[];
  secret: string;
  headers: Record<string, string>;
}

type IsOptional<F> = F extends { optional: true } ? true : false;

/** The config object that a set of fields describes. Fields with a default are always there. */
export type ConfigOf<F extends Fields> = {
  [K in keyof F as IsOptional<F[K]> extends true ? never : K]: ValueOf[F[K]['type']];
} & { [K in keyof F as IsOptional<F[K]> extends true ? K : never]?: ValueOf[F[K]['type']] };

export type ConfigValue = string | number | boolean | string[] | Record<string, string>;

/** A config as the house hands it around, after the check and with secrets readable. */
export type Config = { readonly [name: string]: ConfigValue | undefined };

/** The values that fields have before anybody fills them in. */
export function defaultsOf(fields: Fields): { [name: string]: ConfigValue } {
  const pairs = Object.entries(fields).flatMap(([name, field]) =>
    'default' in field && field.default !== undefined ? [[name, field.default] as const] : [],
  );
  return Object.fromEntries(pairs);
}
