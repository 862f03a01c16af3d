import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { xmlDocument } from './xml-document.ts';

it.each([
  ['<a/>', 'a', ''],
  ['<a></a>', 'a', ''],
  ['<a>1</a>', 'a', '1'],
  ['<?xml version="1.0" encoding="UTF-8"?>\r\n<a><b> x </b></a>\n', 'a', { b: ' x ' }],
  ['<x:a xmlns:x="http://uri.actility.com/lora"><x:b>2</x:b></x:a>', 'a', { b: '2' }],
  ['<a one=\'1\'\n two = "2" ><b/></a >', 'a', { b: '' }],
  ['<a><b>1</b><c>2</c><b>3</b></a>', 'a', { b: ['1', '3'], c: '2' }],
  ['<a>&lt;&gt;&amp;&quot;&apos;&amp;lt;</a>', 'a', '<>&"\'&lt;'],
  ['<a>{"alr":{"pro":"LORA/Generic"}}</a>', 'a', '{"alr":{"pro":"LORA/Generic"}}'],
])('reads %s', (text, name, value) => {
  expect(xmlDocument(text)).toEqual({ name, value });
});

it.each([
  ['nothing', ''],
  ['words', 'hello'],
  ['an open root', '<a>'],
  ['an open element', '<a><b></a>'],
  ['crossed elements', '<a><b></a></b>'],
  ['a closing tag alone', '</a>'],
  ['two roots', '<a/><b/>'],
  ['text behind the root', '<a/>x'],
  ['text before the root', 'x<a/>'],
  ['a cut tag', '<a><b'],
  ['a tag without a name', '<a><1/></a>'],
  ['text beside elements', '<a>x<b/></a>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
  ['a processing instruction', '<a><?php x ?></a>'],
  ['a comment', '<a><!-- x --></a>'],
  ['CDATA', '<a><![CDATA[x]]></a>'],
  ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
  ['an unknown entity', '<a>&b;</a>'],
  ['a member of Object', '<a>&constructor;</a>'],
  ['a numeric entity', '<a>&#65;</a>'],
  ['a bare ampersand', '<a>x & y</a>'],
  ['a control character', '<a>\u0000</a>'],
  ['nine levels', `${'<a>'.repeat(9)}${'</a>'.repeat(9)}`],
  ['too much', `<a>${'x'.repeat(256 * 1024)}</a>`],
])('refuses %s', (_what, text) => {
  expect(() => xmlDocument(text)).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
});

it('names a DOCTYPE as the reason, and never quotes the body', () => {
  expect(() => xmlDocument('<!doctype a><a>secret</a>')).toThrow(/DOCTYPE/);
  expect(() => xmlDocument('<a>&secret;</a>')).toThrow(/^(?!.*secret)/);
});

it('keeps hostile names as own members', () => {
  const { value } = xmlDocument('<a><__proto__><x>1</x></__proto__><constructor>2</constructor></a>');
  expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
  expect(({} as { x?: string }).x).toBeUndefined();
});

it('reads back any text', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      expect(xmlDocument(`<a><b>${escaped}</b></a>`).value).toEqual({ b: text });
    }),
  );
});

it('ends in time, with a Failure, on long hostile texts', () => {
  const texts = [
    '<a '.repeat(80_000),
    `<a${' '.repeat(250_000)}`,
    `<a b="${'x'.repeat(200_000)}`,
    `<a>${'&'.repeat(200_000)}`,
  ];
  for (const text of [...texts, `<a>${'<b/>'.repeat(60_000)}`, `<${'a'.repeat(200_000)}`, '<a>'.repeat(80_000)]) {
    const started = performance.now();
    expect(() => xmlDocument(text)).toThrow(Failure);
    expect(performance.now() - started).toBeLessThan(500);
  }
});
