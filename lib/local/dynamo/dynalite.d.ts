declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** What we use of dynalite, which brings no types. */
  interface DynaliteOptions {
    /** Folder of the LevelDB store; in memory when absent. */
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}
