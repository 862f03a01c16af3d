import { describeHostile } from './hostile.test-kit.ts';

// Apart from the other hostile scripts, so that both files run side by side: most of these take the full second.
describeHostile('native-loops', 'compile', 'recursion', 'regular-expressions');
