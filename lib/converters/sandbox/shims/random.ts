/**
 * `Math.random` inside the VM. The native generator's state would be part of the snapshot, every message drawing the
 * same numbers; this one is seeded at its first use in a message, so a replay draws what the first run drew.
 */
export const RANDOM = `
  let given = { text: '', length: 0 };
  let seeded = false;
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;

  const seedText = () => {
    if (given.seed !== undefined) return given.seed;
    let seed = apply(sliceText, given.text, [0, 1024]);
    for (let i = 0; i < given.length && i < 512; i++) seed += bytes[i];
    return seed;
  };

  const seedRandom = () => {
    const seed = seedText();
    let h = 0x811c9dc5;
    for (let i = 0; i < seed.length; i++) h = imul(h ^ charCodeAt(seed, i), 0x01000193);
    const next = () => {
      h = (h + 0x9e3779b9) | 0;
      let t = h ^ (h >>> 16);
      t = imul(t, 0x21f0aaad);
      t ^= t >>> 15;
      t = imul(t, 0x735a2d97);
      return t ^ (t >>> 15);
    };
    s0 = next(); s1 = next(); s2 = next(); s3 = next() | 1;
    seeded = true;
  };

  const draw = () => {
    const out = imul(rotate(imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t;
    s3 = rotate(s3, 11);
    return out;
  };

  const rotate = (x, k) => (x << k) | (x >>> (32 - k));

  Object.defineProperty(Math, 'random', {
    value: {
      random() {
        if (!seeded) seedRandom();
        return ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992;
      },
    }.random,
    writable: true, configurable: true, enumerable: false,
  });
`;
