/** A promise with what proves it: test files that know a full size, or a program that exits 1 when it does not hold. */
export interface Proof {
  name: string;
  about: string;
  /** Paths from the root of the project. */
  tests?: string[];
  program?: string;
  /** About how long it takes on two cores. */
  minutes: number;
}

/** Everything `npm run prove` runs, in this order. A new proof is one more entry. */
export const PROOFS: Proof[] = [
  {
    name: 'hostile-scripts',
    about: 'Each script of the corpus ends in time as stated, and harms no message but its own.',
    tests: ['test/hostile-scripts.test.ts', 'test/hostile-native-scripts.test.ts', 'test/hostile-codecs.test.ts'],
    minutes: 1,
  },
  {
    name: 'hostile-programs',
    about: '20,000 programs of a grammar and 20,000 converters with changed tokens give a result or a Failure.',
    tests: ['test/hostile-programs.test.ts'],
    minutes: 8,
  },
  {
    name: 'hostile-results',
    about: '20,000 hostile results are refused, or cross as plain data within the limits.',
    tests: ['test/hostile-results.test.ts'],
    minutes: 3,
  },
  {
    name: 'tbel-operators',
    about: '7,200 pairs of values and operators: TBEL computes with literals as with variables.',
    tests: ['test/tbel-operators.test.ts'],
    minutes: 1,
  },
  {
    name: 'tbel-tables',
    about: '20,000 scripts that change, alias and hand on literals: made once or made each time, the same results.',
    tests: ['test/tbel-tables.test.ts'],
    minutes: 1,
  },
  {
    name: 'soak',
    about: 'Memory: 20,000 mixed messages within 64 MiB; 100,000 messages through 50 converters level.',
    tests: ['test/soak.test.ts'],
    minutes: 2,
  },
  {
    name: 'models',
    about: 'Latest values and pending replies agree with their models, in any order of events.',
    tests: [
      'test/latest-model.test.ts',
      'test/reply-model.test.ts',
      'test/reply-states.test.ts',
      'test/reply-races.test.ts',
      'test/downlink-horizon.test.ts',
    ],
    minutes: 8,
  },
  {
    name: 'faults',
    about: 'Every kind of store fault: a 2xx means the data arrives, once; a long outage loses nothing.',
    tests: ['test/journeys/faults.test.ts', 'test/journeys/faults-outage.test.ts'],
    minutes: 15,
  },
  {
    name: 'hostile-envelopes',
    about: '2,000 mutated envelopes of each type: no fault of ours at the door, no name or key made of nothing.',
    tests: ['test/hostile-names.test.ts', 'test/journeys/hostile-door.test.ts', 'test/journeys/odd-readings.test.ts'],
    minutes: 8,
  },
  {
    name: 'storm',
    about: 'Each message of each network one to seven times, at once and late: one reading, one latest value.',
    tests: ['test/journeys/storm.test.ts'],
    minutes: 6,
  },
  {
    name: 'cold',
    about: 'A door that starts while DynamoDB is down says yes to whom it finds in S3, and nothing is lost.',
    tests: ['test/journeys/cold.test.ts'],
    minutes: 1,
  },
  {
    name: 'kill',
    about: '5,000 messages, re-sent until they got a 2xx, under 20 kills: each stored once, and the books balance.',
    tests: ['test/journeys/kill.test.ts'],
    minutes: 5,
  },
  {
    name: 'encoders',
    about: 'On every wire a downlink is confirmed or not, its port a number, and its bytes the bytes.',
    tests: ['test/encoders.test.ts'],
    minutes: 1,
  },
  {
    name: 'downlink-kill',
    about: '5,000 downlinks under 10 kills: each ends, none is lost, none is sent more often than its attempts say.',
    tests: ['test/journeys/downlink-kill.test.ts'],
    minutes: 6,
  },
  {
    name: 'network-outage',
    about:
      'A network is away for 20 minutes while 200 downlinks wait for it: none is lost, none overtakes, and it is left alone.',
    tests: ['test/network-outage.test.ts'],
    minutes: 3,
  },
  {
    name: 'version-change',
    about: '300 messages a second, two instances: each by one version, none lost, after 10 s only the new one.',
    tests: ['test/journeys/version-change.test.ts'],
    minutes: 5,
  },
  {
    name: 'replay',
    about: '2,000 messages a broken converter could not read: replayed after the fix each is stored once, as of then.',
    tests: ['test/journeys/replay.test.ts'],
    minutes: 1,
  },
  {
    name: 'mutants',
    about: 'Deliberate defects turn tests red.',
    program: 'test/mutants/run.ts',
    minutes: 15,
  },
];
