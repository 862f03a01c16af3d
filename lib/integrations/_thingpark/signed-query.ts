/** What the query of a signed report says. */
export interface SignedQuery {
  /** Everything before `&Token=`, percent-decoded, with `+` still `+`: this is what the token covers. */
  text: string;
  token: string;
  parameters: Map<string, string>;
}

const TOKEN = '&Token=';

/**
 * Takes a raw query apart; null when it is not signed, malformed, or names a parameter twice. `URLSearchParams` would
 * turn the `+` of a time zone into a space, and the token would no longer fit.
 */
export function signedQuery(rawQuery: string): SignedQuery | null {
  const end = rawQuery.indexOf(TOKEN);
  if (end < 0) return null;
  const before = rawQuery.slice(0, end);
  const [token = ''] = rawQuery.slice(end + TOKEN.length).split('&', 1);
  try {
    const pairs = before.split('&').map(pairOf);
    const parameters = new Map(pairs);
    if (parameters.size < pairs.length) return null;
    return { text: decodeURIComponent(before), token, parameters };
  } catch {
    return null;
  }
}

function pairOf(parameter: string): [string, string] {
  const at = parameter.indexOf('=');
  const [name, value] = at < 0 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)];
  return [decodeURIComponent(name), decodeURIComponent(value)];
}
