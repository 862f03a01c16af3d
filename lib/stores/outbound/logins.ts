import { type Clock, SECOND } from '../../model/clock.ts';
import { Failure } from '../../model/failure.ts';
import type { HttpLogin } from '../../model/integration.ts';
import { isJsonObject } from '../../model/json.ts';
import { hash128 } from '../../model/message-key.ts';
import type { HttpDownlinkRequest, HttpSender } from '../../model/ports.ts';

/** A token is renewed this long before its time is up: a request with it is still on its way. */
const EARLY = 60 * SECOND;

/** A server that names no lifetime is asked again after this. */
const USUAL_LIFETIME = 15 * 60 * SECOND;

/** What an API says to a token that is not valid any more. */
const REFUSED = new Set([401, 403]);

const MAX_TOKENS = 1_000;

/** Gets tokens for requests that name a login, and keeps them in this process. A token is never told to anybody. */
export function withLogins(sender: HttpSender, clock: Clock): HttpSender {
  const tokens = new Map<string, { token: string; until: number }>();

  async function tokenOf(
    login: HttpLogin,
    request: HttpDownlinkRequest,
    until?: number,
  ): Promise<{ token: string; fresh: boolean }> {
    const place = placeOf(login);
    const kept = tokens.get(place);
    if (kept !== undefined && kept.until > clock()) return { token: kept.token, fresh: false };
    const { url, headers, body } = login;
    const { tls } = request;
    const asked = { via: 'http', method: 'POST', url, headers, body, ...(tls === undefined ? {} : { tls }) } as const;
    const { token, lifetime } = read(await sender.send(asked, until), login);
    if (tokens.size >= MAX_TOKENS) tokens.clear();
    tokens.set(place, { token, until: clock() + Math.max(0, lifetime - EARLY) });
    return { token, fresh: true };
  }

  async function attempt(
    request: HttpDownlinkRequest,
    login: HttpLogin,
    until?: number,
  ): ReturnType<HttpSender['send']> {
    const { token, fresh } = await tokenOf(login, request, until);
    const { login: _login, ...bare } = request;
    try {
      return await sender.send({ ...bare, headers: { ...request.headers, [login.header]: `Bearer ${token}` } }, until);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      tokens.delete(placeOf(login));
      if (fresh) throw thrown;
      return attempt(request, login, until);
    }
  }

  return {
    send: (request, until) =>
      request.login === undefined ? sender.send(request, until) : attempt(request, request.login, until),
  };
}

/** The credentials are part of it: another secret is another login. */
function placeOf({ url, body }: HttpLogin): string {
  return hash128(`${url} ${Buffer.from(body).toString('base64')}`);
}

function read(answer: Awaited<ReturnType<HttpSender['send']>>, login: HttpLogin): { token: string; lifetime: number } {
  const body = isJsonObject(answer['body']) ? answer['body'] : {};
  const token = body[login.token];
  if (typeof token !== 'string' || token === '') {
    throw new Failure('delivery-failed', `The login's answer holds no ${login.token}`, {
      fix: 'Check the address and the credentials of the integration.',
    });
  }
  const seconds = Number(body[login.lifetime]);
  return { token, lifetime: seconds > 0 ? seconds * SECOND : USUAL_LIFETIME };
}

function isRefusal(thrown: unknown): boolean {
  return thrown instanceof Failure && REFUSED.has(Number(thrown.detail.extra?.['status']));
}
