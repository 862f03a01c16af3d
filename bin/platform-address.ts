import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../lib/model/failure.ts';

/** A running platform, and the token its operator has. */
export interface PlatformAddress {
  /** Without a trailing slash. */
  url: string;
  token: string;
}

type Environment = { [name: string]: string | undefined };

/**
 * Where commands find the platform, in this order; a token is never sent to an address it was not given for:
 * 1. `TRIBUTARY_URL` with `TRIBUTARY_TOKEN`; the token alone means the platform on this machine.
 * 2. The token that `npm start` keeps in its data folder (`TRIBUTARY_DATA`, else `./.tributary`): this machine.
 * 3. `~/.config/tributary/config.json` (or under `XDG_CONFIG_HOME`): `{"url": "https://…", "token": "…"}`.
 * Throws `invalid` when none is there or one is half.
 */
export function findPlatform(environment: Environment): PlatformAddress {
  const { TRIBUTARY_URL: url, TRIBUTARY_TOKEN: token } = environment;
  if (url && !token) throw half('TRIBUTARY_URL is set, but TRIBUTARY_TOKEN is not', 'Set both.');
  if (token) return { url: cleanUrl(url || localUrl(environment), 'TRIBUTARY_URL'), token };
  const kept = readText(join(environment['TRIBUTARY_DATA'] || '.tributary', 'token'))?.trim();
  if (kept) return { url: localUrl(environment), token: kept };
  const path = configPath(environment);
  const config = readText(path);
  if (config !== null) return fromConfig(path, config);
  throw half(
    'No platform is known here',
    `Set TRIBUTARY_URL and TRIBUTARY_TOKEN, or write {"url": "https://…", "token": "…"} to ${path}.`,
  );
}

function localUrl(environment: Environment): string {
  return `http://localhost:${environment['TRIBUTARY_PORT'] || 8080}`;
}

function configPath(environment: Environment): string {
  return join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'tributary', 'config.json');
}

function fromConfig(path: string, text: string): PlatformAddress {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (cause) {
    throw half(`${path} is not JSON: ${(cause as Error).message}`, 'Write {"url": "https://…", "token": "…"}.');
  }
  const { url, token } = (config ?? {}) as { [name: string]: unknown };
  if (typeof url === 'string' && typeof token === 'string' && token !== '') return { url: cleanUrl(url, path), token };
  throw half(`${path} lacks a url or a token`, 'Write {"url": "https://…", "token": "…"}.');
}

function cleanUrl(url: string, where: string): string {
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return url.replace(/\/+$/, '');
  throw half(`The URL in ${where} is no http or https address: ${url}`, 'Give one such as https://example.com.');
}

/** Null for a file that is not there or may not be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function half(message: string, fix: string): Failure {
  return new Failure('invalid', message, { fix });
}
