import type { Expression } from '../syntax/ast.ts';
import { computed } from './binary.ts';
import { type Context, type Emitted, emit, emitName } from './expression.ts';
import { isPlainName } from './inline.ts';
import { quoted } from './literal.ts';
import { BEANS } from './names.ts';

/** `x = v`, `o.p += v`, `list[i] = v`: an expression whose value is what was assigned. */
export function emitAssign(node: Expression & { kind: 'assign' }, context: Context): Emitted {
  const { target, operator } = node;
  if (target.kind === 'name') {
    const value = emit(node.value, context);
    const { scope } = context;
    const plain = operator === '';
    if (!plain && scope.isCounter(target.name) && scope.read(target.name)?.certain) {
      const js = scope.write(target.name);
      return { js: `(${js} ${operator}= ${value.js})`, type: 'unknown', sure: 'int' };
    }
    const result = plain ? value : computed(operator, { ...untyped(emitName(target.name, context)) }, untyped(value));
    if (plain) scope.assigned(target.name, value.type);
    return { js: `(${scope.write(target.name)} = ${result.js})`, type: plain ? value.type : 'unknown' };
  }
  const member = operator === '' ? memberOfMap(node, context) : null;
  if (member !== null) return member;
  return store(target, context, (old) => {
    const value = emit(node.value, context);
    return operator === '' ? value.js : computed(operator, { js: old(), type: 'unknown' }, untyped(value)).js;
  });
}

/** `m.k = v` of what is certainly a map. */
function memberOfMap({ target, value }: Expression & { kind: 'assign' }, context: Context): Emitted | null {
  if (target.kind !== 'member' || target.object.kind !== 'name' || !isPlainName(target.name)) return null;
  const { scope } = context;
  const found = scope.isMap(target.object.name) ? scope.read(target.object.name) : null;
  if (!found?.certain) return null;
  const { js, sure } = emit(value, context);
  const place = `${found.js[0]}.${target.name}`;
  if (sure !== undefined) return { js: `(${place} = ${js})`, type: 'unknown' };
  const held = scope.temporary();
  return { js: `((${held} = ${js}) == null ? (delete ${place}, null) : (${place} = ${held}))`, type: 'unknown' };
}

/** Compound assignments compute by values alone. */
function untyped({ js, sure }: Emitted): Emitted {
  return { js, type: 'unknown', ...(sure === undefined ? {} : { sure }) };
}

/** Writes a property or an element; `value` may ask for the old value, then object and index are kept apart. */
function store(target: Expression, context: Context, value: (old: () => string) => string): Emitted {
  if (target.kind !== 'member' && target.kind !== 'index') throw new TypeError(`${target.kind} is no target`);
  const held: string[] = [];
  const hold = (js: string) => {
    const name = context.scope.temporary();
    held.push(`${name} = ${js}`);
    return name;
  };
  const object = emit(target.object, context).js;
  if (target.kind === 'member') {
    const key = quoted(target.name);
    const name = { text: '' };
    const result = value(() => {
      name.text = hold(object);
      return target.name === 'length' ? `len(${name.text})` : `${reader(target.name)}(${name.text}, ${key})`;
    });
    const into = name.text === '' ? object : name.text;
    return sequence(held, `${/^\d/.test(target.name) ? 'seti' : 'setp'}(${into}, ${key}, ${result})`);
  }
  const index = emit(target.index, context).js;
  const names: string[] = [];
  const result = value(() => {
    names.push(hold(object), hold(index));
    return `idx(${names.join(', ')})`;
  });
  return sequence(held, `seti(${names.length === 0 ? `${object}, ${index}` : names.join(', ')}, ${result})`);
}

function sequence(held: string[], js: string): Emitted {
  return { js: held.length === 0 ? js : `(${[...held, js].join(', ')})`, type: 'unknown' };
}

export function reader(name: string): string {
  if (/^\d/.test(name)) return 'idx';
  if (name === 'length') return 'len';
  return BEANS.has(name) ? 'bean' : 'prop';
}

/** `x++`; where the value is not used, the old one need not be kept. */
export function emitUpdate(node: Expression & { kind: 'update' }, context: Context, used: boolean): Emitted {
  const step = node.operator === '++' ? 'inc' : 'dec';
  const { target } = node;
  if (target.kind !== 'name') {
    return store(target, context, (old) => `${step}(${old()})`);
  }
  const { scope } = context;
  const old = emitName(target.name, context);
  if (old.sure === 'int' && old.js === scope.write(target.name)) {
    return { ...old, js: node.prefix ? `${node.operator}${old.js}` : `${old.js}${node.operator}` };
  }
  const write = scope.write(target.name);
  if (node.prefix || !used) return { js: `(${write} = ${step}(${old.js}))`, type: old.type };
  const held = scope.temporary();
  return { js: `(${held} = ${old.js}, ${write} = ${step}(${held}), ${held})`, type: old.type };
}
