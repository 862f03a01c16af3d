/** Classes whose static members a script may use; everything else of Java is out of reach. */
const CLASSES = new Set([
  ...['Math', 'Integer', 'Long', 'Double', 'Float', 'Byte', 'Short', 'Boolean', 'Character', 'String', 'JSON', 'Date'],
  ...['Arrays', 'Objects'],
]);

/** Roots of names that can only mean Java, and never a variable that was forgotten. */
const JAVA = new Set(['java', 'javax', 'org', 'com', 'sun', 'jdk']);

/** A chain of names as a static member: `java.util.Arrays.copyOfRange` → `Arrays.copyOfRange`; null when it is none. */
export function staticMember(path: string[]): string | null {
  const [root = ''] = path;
  const plain = root === 'java' && (path[1] === 'lang' || path[1] === 'util') ? path.slice(2) : path;
  const [type = '', member = ''] = plain;
  if (plain.length === 2 && CLASSES.has(type)) return `${type}.${member}`;
  return JAVA.has(root) || (root === 'Object' && path.length === 2)
    ? `${path.slice(0, -1).join('.')}.${path.at(-1)}`
    : null;
}

const MAKERS = new Set([
  ...['Date', 'ArrayList', 'LinkedList', 'HashMap', 'LinkedHashMap', 'TreeMap', 'HashSet', 'LinkedHashSet'],
  ...['String', 'Integer', 'Long', 'Double', 'Float', 'Boolean', 'Object'],
]);

/** The class that `new` makes, without its package; null when a script may not make it. */
export function makerOf(type: string): string | null {
  const plain = type.replace(/^java\.(util|lang)\./, '');
  return MAKERS.has(plain) ? plain : null;
}

/** Names that read a property of a map before its keys. */
export const BEANS = new Set(['size', 'keys', 'values', 'empty', 'isEmpty']);
