/** A random choice of whole numbers below `below`. */
export type Pick = (below: number) => number;

/** A literal's shape: what a path into it may be. */
type Shape = number | { list: Shape[] } | { map: Record<string, Shape> };

const KEYS = ['a', 'b', 'length', 'x1', '7'];
const NAMES = ['u', 'v', 'w', 'q'];

/**
 * A random TBEL script around literals: two functions declare some, take ways into them under many names, change,
 * hand on, return or only read what they find, and are called several times. All loops end.
 */
export class TableProgram {
  readonly #pick: Pick;
  /** Variables with the shape they got last; scripts that change them may make it wrong, and then fail. */
  #known = new Map<string, Shape>();
  #depth = 0;
  #loops = 0;

  constructor(pick: Pick) {
    this.#pick = pick;
  }

  text(): string {
    const global = this.#pick(3) === 0 ? `${this.#declare('G')}\n` : '';
    const outer = new Map(this.#known);
    const f = this.#function('f', 'x');
    this.#known = outer;
    const g = this.#function('g', 'p');
    const calls = ['f(1)', 'f(2)', 'g(1)', 'f(1)', 'g(2)'];
    const change = this.#pick(3) === 0 ? 'var z = f(1);\nz.a = 5;\nz["7"] = f(3);\n' : '';
    const h = `function h(o) {\n${this.#one(['o.clear()', 'o.b = 5', 'o[0]++', 'o.size()'])};\no;\n}`;
    return `${global}${f}\n${g}\n${h}\n${change}return [${calls.join(', ')}];`;
  }

  #function(name: string, parameter: string): string {
    const tables = ['T', 'U'].slice(0, 1 + this.#pick(2)).map((one) => this.#declare(name === 'f' ? one : `${one}g`));
    const body = this.#statements(1 + this.#pick(3));
    const read = Array.from({ length: 3 }, () => `n = n + "," + ${this.#scalar()};`).join('\n');
    const end = ['return n;', 'n;', `return {a: n, b: ${this.#container()}};`, `var y = ${this.#container()};`];
    const last = this.#pick(2) === 0 ? 'return n;' : this.#one([...end, `${this.#container()};`]);
    return [`function ${name}(${parameter}) {`, 'var n = "";', ...tables, body, read, last, '}'].join('\n');
  }

  #declare(name: string): string {
    const shape = this.#shape(3);
    this.#known.set(name, shape);
    return `var ${name} = ${this.#literal(shape)};`;
  }

  #shape(depth: number): Shape {
    const inner = () => (depth > 1 && this.#pick(2) === 0 ? this.#shape(depth - 1) : this.#pick(50));
    const count = 1 + this.#pick(3);
    if (this.#pick(2) === 0) return { list: Array.from({ length: count }, inner) };
    return { map: Object.fromEntries(Array.from({ length: count }, () => [this.#one(KEYS), inner()])) };
  }

  #literal(shape: Shape): string {
    if (typeof shape === 'number') return this.#one([String(shape), String(shape), `${shape}.0`, `"s${shape}"`]);
    if ('list' in shape) return `[${shape.list.map((one) => this.#literal(one)).join(', ')}]`;
    const entries = Object.entries(shape.map).map(
      ([key, one]) => `${/^\d/.test(key) ? `"${key}"` : key}: ${this.#literal(one)}`,
    );
    return `{${entries.join(', ')}}`;
  }

  /** A way from a variable, of at most three steps, with the shape it leads to. */
  #path(wants: 'container' | 'scalar'): { js: string; shape: Shape } {
    const name = this.#one([...this.#known.keys()]);
    let at = { js: name, shape: this.#known.get(name) ?? 0 };
    for (let i = 0; i < 3 && typeof at.shape !== 'number'; i++) {
      const next = this.#step(at.js, at.shape);
      if (wants === 'container' && (typeof next.shape === 'number' || this.#pick(3) === 0)) break;
      at = next;
    }
    return at;
  }

  #step(js: string, shape: Exclude<Shape, number>): { js: string; shape: Shape } {
    if ('list' in shape) {
      const i = this.#pick(shape.list.length);
      return {
        js: this.#one([`${js}[${i}]`, `${js}[${i}]`, `${js}.get(${i})`, `(${js})[${i}]`]),
        shape: shape.list[i] ?? 0,
      };
    }
    const key = this.#one(Object.keys(shape.map));
    const plain = /^\d/.test(key) ? `${js}["${key}"]` : this.#one([`${js}.${key}`, `(${js}).${key}`, `${js}.?${key}`]);
    const found = this.#one([
      plain,
      plain,
      `${js}["${key}"]`,
      `${js}.get("${key}")`,
      `${js}.getOrDefault("${key}", 0)`,
    ]);
    return { js: found, shape: shape.map[key] ?? 0 };
  }

  #scalar(): string {
    const { js, shape } = this.#path('scalar');
    return typeof shape === 'number' ? js : this.#one([`${js}.size()`, `${js}.size()`, `(${js} == ${js} ? 1 : 0)`]);
  }

  /** An expression that may give a container. */
  #container(): string {
    const path = this.#path('container').js;
    if (this.#depth > 2) return path;
    this.#depth++;
    const other = this.#pick(3) === 0 ? this.#container() : path;
    this.#depth--;
    const forms = [
      path,
      path,
      path,
      `(${path})`,
      `(n == "" ? ${path} : ${other})`,
      `${path} ?? ${other}`,
      `${path} or ${other}`,
    ];
    const ways = [`(q = ${path})`, `[${path}][0]`, `{k: ${path}}.k`, `h(${path})`, `${path}.clone()`, '[1, 2]'];
    return this.#one([...forms, ...ways]);
  }

  #statements(count: number): string {
    return Array.from({ length: count }, () => this.#statement()).join('\n');
  }

  #statement(): string {
    const kind = this.#pick(12);
    if (kind < 3) return this.#alias();
    if (kind < 5) return this.#write();
    if (kind < 6) return `${this.#mutation()};`;
    if (kind < 9) return this.#change();
    return this.#depth > 1 ? this.#write() : this.#block(kind);
  }

  /** A variable that names a container, and from then on what it names. */
  #alias(): string {
    const name = this.#one(NAMES);
    const { js, shape } = this.#path('container');
    const value = this.#pick(2) === 0 ? js : this.#container();
    this.#known.set(name, shape);
    return this.#one([`var ${name} = ${value};`, `${name} = ${value};`, `var ${name} = q = ${value};`]);
  }

  /** A change of whatever an expression gives. */
  #change(): string {
    const ways = [
      '.put("a", 9)',
      '.b = 8',
      '[0] = 7',
      '.clear()',
      '[0]++',
      '.length = 3',
      '["7"] += 1',
      '.a--',
      '.push(6)',
    ];
    return `(${this.#container()})${this.#one(ways)};`;
  }

  #write(): string {
    const target = this.#path('scalar').js.replace(/\.\?/g, '.');
    if (/\)$/.test(target) || !/[.[]/.test(target)) return `${this.#mutation()};`;
    const index = `M["" + ${this.#mutation()}]`;
    const forms = [
      `${target}++`,
      `${target}--`,
      `++${target}`,
      `--${target}`,
      `${target} = ${this.#pick(9)}`,
      `${target} += 1`,
    ];
    const more = [
      `${target} = ${this.#container()}`,
      `n = n + ${target}++`,
      `n = n + (++${target})`,
      `var M = {}; ${index} = 1`,
      `var M = {}; ${index} += ""`,
    ];
    return `${this.#one([...forms, ...forms, ...more])};`;
  }

  #mutation(): string {
    const { js, shape } = this.#path('container');
    const value = this.#pick(3) === 0 ? this.#container() : String(this.#pick(9));
    if (typeof shape === 'number') return `${js} == 1`;
    const list = [
      `add(${value})`,
      `push(${value})`,
      `set(0, ${value})`,
      'remove(0)',
      'sort()',
      'sort(false)',
      'reverse()',
      'pop()',
      'shift()',
      'clear()',
      'fill(3)',
      'splice(0, 1)',
      `unshift(${value})`,
      'addAll([7])',
      'contains(1)',
      'indexOf(1)',
      'size()',
    ];
    const map = [
      `put("a", ${value})`,
      `put("7", ${value})`,
      'remove("a")',
      'clear()',
      'putAll({a: 9})',
      `putIfAbsent("b", ${value})`,
      `replace("a", ${value})`,
      'sortByKey()',
      'sortByValue()',
      'containsKey("a")',
      'isEmpty()',
      'size()',
      'values().add(1)',
    ];
    return `${js}.${this.#one('list' in shape ? list : map)}`;
  }

  #block(kind: number): string {
    this.#depth++;
    const id = this.#loops++;
    const over = this.#path('container');
    const inner = typeof over.shape !== 'number' && 'list' in over.shape ? over.shape.list[0] : undefined;
    const walked = inner === undefined ? `${over.js}.values()` : over.js;
    const name = this.#one(['e', ...NAMES]);
    const before = new Map(this.#known);
    if (kind === 9)
      this.#known.set(
        name,
        inner ?? (typeof over.shape !== 'number' && 'map' in over.shape ? (Object.values(over.shape.map)[0] ?? 0) : 0),
      );
    const body = this.#statements(1 + this.#pick(2));
    this.#known = before;
    this.#depth--;
    if (kind === 9) return `foreach (${name} : ${walked}) {\n${body}\n}`;
    if (kind === 10) return `for (var i${id} = 0; i${id} < 2; i${id}++) {\n${body}\n}`;
    return `if (n ${this.#one(['==', '!='])} "") {\n${body}\n} else {\n${this.#statement()}\n}`;
  }

  #one<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.#pick(list.length)] as T;
  }
}
