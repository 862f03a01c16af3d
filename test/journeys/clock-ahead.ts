/** Loaded before the platform: its clock goes ahead, as if the machine had been off for so long. */
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const real = Date.now;
Date.now = () => real() + ahead;
