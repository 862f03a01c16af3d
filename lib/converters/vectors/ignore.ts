/** A step of a path: a key, an index, or any of them. */
type Step = { key: string } | { index: number } | { any: 'key' | 'index' };

/** `.key` or `key`, `["any key"]`, `[3]`, `[*]`. */
const STEP = /\.?([^.[\]]+)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+|\*)\]/y;

/**
 * Whether a path, as a Difference names it, is one of those a vector ignores, or lies below one. `[*]` stands for any
 * index, `*` for any key: `[*].values.rssi`, `telemetry.*.ts`. Keys of other signs may be quoted, or not:
 * `attributes["battery-level"]`, `attributes.battery-level`.
 */
export function ignores(ignored: string[], path: string): boolean {
  const steps = stepsOf(path) ?? [];
  return ignored.some((pattern) => {
    const wanted = stepsOf(pattern);
    return wanted !== null && wanted.length <= steps.length && wanted.every((step, at) => fits(step, steps[at]));
  });
}

/** Whether a text can be a path to be ignored. */
export function isPath(text: string): boolean {
  return text !== '' && stepsOf(text) !== null;
}

/** Null: the text is no path. */
function stepsOf(path: string): Step[] | null {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const dotted = path.startsWith('.', STEP.lastIndex);
    // A path begins without a dot, and a key needs one unless it begins the path.
    const first = steps.length === 0;
    const [, name, quoted, index] = STEP.exec(path) ?? [];
    const key = quoted === undefined ? null : keyIn(quoted);
    if (name !== undefined && dotted !== first) steps.push(name === '*' ? { any: 'key' } : { key: name });
    else if (key !== null) steps.push({ key });
    else if (index !== undefined) steps.push(index === '*' ? { any: 'index' } : { index: Number(index) });
    else return null;
  }
  return steps;
}

/** Null: the text between the quotes is no JSON. */
function keyIn(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

function fits(wanted: Step, step: Step | undefined): boolean {
  if (step === undefined || 'any' in step) return false;
  if ('any' in wanted) return wanted.any in step;
  return 'key' in wanted ? 'key' in step && step.key === wanted.key : 'index' in step && step.index === wanted.index;
}
