import { afterAll, beforeAll } from 'vitest';
import { type NetworksHouse, openNetworks } from './networks.test-kit.ts';
import { reportTests } from './provider-reports.test-kit.ts';
import { sigfoxTests } from './provider-sigfox.test-kit.ts';
import { wayTests } from './provider-way.test-kit.ts';
import { wireTests } from './provider-wire.test-kit.ts';

/** Downlinks and what becomes of them, against servers made from the documentation of each network: one house for all. */
let networks: NetworksHouse;

beforeAll(async () => {
  networks = await openNetworks();
}, 30_000);
afterAll(() => networks.stop());

wireTests(() => networks);
reportTests(() => networks);
sigfoxTests(() => networks);
wayTests(() => networks);
