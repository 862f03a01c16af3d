import type { DownlinkTable } from './command.ts';
import type { Expression, TextPart } from './expression.ts';
import type { FieldLine } from './field.ts';

/** A table as it is read, checked for form but not yet for names. See docs/codec-tables.md for the format. */
export interface Table {
  /** Vendor and model, for people. */
  device: string;
  /** Order of bytes where a type does not say. */
  order: 'little' | 'big';
  maps: ReadonlyMap<string, ValueMap>;
  /** Defaults of what a device may set by a variable of its own. */
  variables: ReadonlyMap<string, number>;
  payload: Step[];
  /** Null: the table has no downlinks. */
  downlink: DownlinkTable | null;
}

/** What a number means. `bits`: the value is the list of the texts of its set bits, from the lowest. */
export type ValueMap =
  | {
      kind: 'values';
      values: ReadonlyMap<number, string | number | boolean>;
      otherwise: string | number | boolean | null;
    }
  | { kind: 'bits'; texts: readonly (string | null)[] };

/** What a decoder does with the bytes, in order. `path` is the place in the table, for messages. */
export type Step = { path: string } & (
  | { kind: 'field'; field: FieldLine }
  | { kind: 'skip'; bytes: number }
  | { kind: 'records'; keyBytes: number; records: RecordKind[] }
  | { kind: 'flags'; bytes: number; sensors: Step[][] }
  | { kind: 'switch'; on: Expression; cases: { values: number[]; steps: Step[] }[]; otherwise: Step[] | null }
  | { kind: 'repeat'; count: Expression | null; steps: Step[] }
  | { kind: 'point'; time: Expression; steps: Step[] }
  | { kind: 'list'; name: string; each: FieldLine | null; steps: Step[] }
  | { kind: 'object'; name: TextPart[]; steps: Step[] }
  | { kind: 'attributes'; steps: Step[] }
  | { kind: 'tell'; level: 'error' | 'warning'; text: TextPart[]; condition: Expression | null }
);

/** One kind of record. Each byte of the key has the values it may take; null = any. */
export interface RecordKind {
  key: (number[] | null)[];
  steps: Step[];
}
