/** A page of a list; `cursor` null = the end. Cursors are opaque text. */
export interface Page<T> {
  items: T[];
  cursor: string | null;
}

export interface PageQuery {
  limit: number;
  cursor?: string | null;
}
