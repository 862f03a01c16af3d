/** What the bench asks of the process that runs the platform. */
export interface Ask {
  id: number;
  what: 'address' | 'usage' | 'replay' | 'watch' | 'sweep' | 'stop';
  /** Of a replay. */
  inFlight?: number;
}

export type Answer = Address | Usage | Replayed | Swept | null;

export interface Address {
  url: string;
  token: string;
}

/** Counted since the process started; calls and units since it was told to watch them, which costs time itself. */
export interface Usage {
  calls: number;
  writeUnits: number;
  readUnits: number;
  cpuMs: number;
  rssMb: number;
}

/** The DynamoDB calls captured since the last replay, made again by the bare SDK. */
export interface Replayed {
  calls: number;
  failed: number;
  ms: number;
  cpuMs: number;
}

/** One run of the sweep over every record there is. */
export interface Swept {
  ms: number;
  calls: number;
  readUnits: number;
}
