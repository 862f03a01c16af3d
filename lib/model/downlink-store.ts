import type { Downlink, DownlinkReport, DownlinkState } from './downlink.ts';
import type { JsonObject } from './json.ts';
import type { Page, PageQuery } from './page.ts';

export interface DownlinkStore extends DownlinkLinks {
  create(downlink: Downlink): Promise<void>;
  get(id: string): Promise<Downlink | null>;
  /** Newest first. */
  list(deviceId: string, query: PageQuery & { state?: DownlinkState }): Promise<Page<Downlink>>;
  /** Those of all devices that failed, newest first by creation; `from` inclusive, `to` exclusive, epoch ms. */
  failed(query: PageQuery & { from: number; to: number }): Promise<Page<Downlink>>;
  /**
   * Oldest first: those still `queued` or `encoded`; with `from`, the id of a downlink, only that one and younger ones.
   * Without it the device is read from a horizon on that follows what waits: history costs nothing.
   */
  waiting(deviceId: string, from?: string): Promise<Downlink[]>;
  /**
   * Ids of devices with downlinks still `queued` or `encoded` since before this time (index `byState`, `fk` = `waiting`).
   * Those are in the sight of `waiting` from now on, also where somebody died before he could see to it.
   */
  stuck(before: number, limit: number): Promise<string[]>;
  /**
   * Moves it on, if its state is still `from`; false = somebody else moved it. `seenAttempts`: only if nobody has tried
   * to send it since.
   */
  advance(id: string, from: DownlinkState[], change: DownlinkChange, seenAttempts?: number): Promise<boolean>;
}

/** From a network's names to our downlinks, per integration. */
export interface DownlinkLinks {
  /** Lets a name lead to a downlink, the latest one that had it. Gives the reports that came too early for it. */
  link(
    integrationId: string,
    providerId: string,
    downlink: Pick<Downlink, 'id' | 'expiresAt'>,
  ): Promise<DownlinkReport[]>;
  /** The id of the downlink a name leads to. */
  linked(integrationId: string, providerId: string): Promise<string | null>;
  /** Keeps a report of a name nobody knows yet, for a day; false = it leads to a downlink by now. */
  keepEarly(integrationId: string, report: DownlinkReport): Promise<boolean>;
  /** Moves a downlink on with a longer answer, if both are still as `seen`; staying in a state makes no history. */
  noteAnswer(seen: Downlink, change: { state: DownlinkState; at: number; answer: JsonObject }): Promise<boolean>;
}

export type DownlinkChange = { state: DownlinkState; at: number } & Partial<
  Pick<
    Downlink,
    | 'encoded'
    | 'answer'
    | 'attempts'
    | 'integrationId'
    | 'notBefore'
    | 'expiresAt'
    | 'attemptsBefore'
    | 'providerIds'
    | 'sent'
  >
>;
