import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Failure } from '../model/failure.ts';
import type { Api, ApiEnv } from './parts.ts';
import { problemOf } from './problem.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses what has no route: 405 with `Allow` where the path takes other methods, else 404. */
export function unrouted(api: Api, c: Context<ApiEnv>): Response {
  const { method, path } = c.req;
  const allowed = METHODS.flatMap((one) => (routeOf(api, one, path) === undefined ? [] : [one]));
  if (allowed.length === 0) {
    const fix = 'GET /api/openapi.json lists all routes.';
    return problemOf(new Failure('not-found', `There is no ${method} ${path}`, { fix }), c);
  }
  const meant = callMeant(api, method, path, allowed);
  const fix = `This path takes ${allowed.join(', ')}.${meant === null ? '' : ` Perhaps you mean ${meant}.`}`;
  const failure = new Failure('method-not-allowed', `There is no ${method} ${path}`, { fix });
  const response = problemOf(failure, c);
  response.headers.set('allow', allowed.join(', '));
  return response;
}

/** The pattern of the route that would answer, such as `/api/devices/:id`; middleware is none. */
function routeOf(api: Api, method: string, path: string): string | undefined {
  const [handlers] = api.router.match(method, path);
  return handlers.map(([[, route]]) => route).find((route) => route.method === method)?.path;
}

/**
 * The method may be one of the path above: `GET /attributes/client` of `GET /attributes?scope=client`. Only where the
 * upper route knows the last part of the path as a parameter of its query.
 */
function callMeant(api: Api, method: string, path: string, allowed: string[]): string | null {
  const cut = path.lastIndexOf('/');
  const upper = routeOf(api, method, path.slice(0, cut));
  const name = routeOf(api, allowed[0] ?? '', path)?.match(/\/:(\w+)$/)?.[1];
  if (upper === undefined || name === undefined || !queryOf(api, method, upper).includes(name)) return null;
  return `${method} ${path.slice(0, cut)}?${name}=${path.slice(cut + 1)}`;
}

function queryOf(api: Api, method: string, pattern: string): string[] {
  const documented = pattern.replace(/:(\w+)/g, '{$1}');
  for (const one of api.openAPIRegistry.definitions) {
    if (one.type !== 'route' || one.route.method !== method.toLowerCase() || one.route.path !== documented) continue;
    return Object.keys((one.route.request?.query as z.ZodObject | undefined)?.shape ?? {});
  }
  return [];
}
