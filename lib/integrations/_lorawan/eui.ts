import { Failure } from '../../model/failure.ts';

const EUI64 = /^[0-9a-fA-F]{16}$/;

export function isEui(value: unknown): value is string {
  return typeof value === 'string' && EUI64.test(value);
}

/** Checks a DevEUI as network servers write it: 16 hex characters, either case. Throws `bad-envelope`. */
export function checkEui(value: string, field: string): string {
  if (isEui(value)) return value;
  throw new Failure('bad-envelope', `${field} is not an EUI of 16 hex characters`, {
    field,
    fix: 'Send the DevEUI as hexadecimal text without separators.',
  });
}
