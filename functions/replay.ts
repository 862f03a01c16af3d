/**
 * The API's replay routes, and nothing else of it, come here: they write records and history, which the function behind
 * everything else may only read. On one machine that function serves them, too.
 */
export { handler } from './api.ts';
