import type { FieldType } from './field.ts';
import { Unreadable } from './runtime.ts';

const view = new DataView(new ArrayBuffer(8));

/** Appends a number in its type; whole ones are rounded first. Throws `Unreadable` when it does not fit. */
export function putNumber(
  out: number[],
  value: number,
  { letter, bytes, order: own }: Extract<FieldType, { kind: 'number' }>,
  tableOrder: 'little' | 'big',
  label: string,
): void {
  if (!Number.isFinite(value)) throw new Unreadable(`${label} is no number`);
  const order = own ?? tableOrder;
  if (letter === 'f') {
    if (bytes === 4) view.setFloat32(0, value);
    else view.setFloat64(0, value);
    const written = Array.from({ length: bytes }, (_, i) => view.getUint8(i));
    out.push(...(order === 'little' ? written.reverse() : written));
    return;
  }
  const whole = Math.round(value);
  const span = 2 ** (8 * bytes);
  const [least, most] = letter === 'u' ? [0, span - 1] : [-span / 2, span / 2 - 1];
  if (whole < least || whole > most) throw new Unreadable(`${label}: ${whole} is not between ${least} and ${most}`);
  const raw = whole < 0 ? whole + span : whole;
  // From the highest byte to the lowest.
  const high = Array.from({ length: bytes }, (_, i) => Math.floor(raw / 2 ** (8 * (bytes - 1 - i))) % 256);
  const [a = 0, b = 0, c = 0, d = 0] = high;
  out.push(...(order === 'big' ? high : order === 'little' ? high.reverse() : [c, d, a, b]));
}
