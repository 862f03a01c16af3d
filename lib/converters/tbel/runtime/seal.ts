/** Last: nothing may be found on a map but its keys, and nothing of the runtime may be changed. */
export const SEAL = `(($) => {
'use strict';
for (const name of Object.getOwnPropertyNames(Object.prototype)) delete Object.prototype[name];
for (const table of [$.fn, $.statics, $.constants, $.makers]) Object.freeze(table);
Object.freeze($);
})(globalThis.$tbel);`;
