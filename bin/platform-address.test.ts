import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPlatform } from './platform-address.ts';

let home: string;
let none: { [name: string]: string };
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'address-'));
  none = { XDG_CONFIG_HOME: join(home, 'config'), TRIBUTARY_DATA: join(home, 'data') };
});
afterEach(() => rmSync(home, { recursive: true }));

function keepToken(text = 'kept\n'): void {
  mkdirSync(join(home, 'data'), { recursive: true });
  writeFileSync(join(home, 'data', 'token'), text);
}

function configure(text: string): void {
  mkdirSync(join(home, 'config', 'tributary'), { recursive: true });
  writeFileSync(join(home, 'config', 'tributary', 'config.json'), text);
}

describe('a platform is found', () => {
  it('by the environment, before all else', () => {
    keepToken();
    configure('{"url":"https://c.example","token":"c"}');
    const given = { ...none, TRIBUTARY_URL: 'https://e.example/', TRIBUTARY_TOKEN: 'e' };
    expect(findPlatform(given)).toEqual({ url: 'https://e.example', token: 'e' });
  });

  it('on this machine, with a token of the environment or of the data folder', () => {
    expect(findPlatform({ ...none, TRIBUTARY_TOKEN: 'e', TRIBUTARY_PORT: '9000' })).toEqual({
      url: 'http://localhost:9000',
      token: 'e',
    });
    keepToken();
    configure('{"url":"https://c.example","token":"c"}');
    expect(findPlatform(none)).toEqual({ url: 'http://localhost:8080', token: 'kept' });
  });

  it('by the config file', () => {
    keepToken('\n');
    configure('{"url":"https://c.example//","token":"c"}');
    expect(findPlatform(none)).toEqual({ url: 'https://c.example', token: 'c' });
  });
});

describe('it is said what is missing', () => {
  it('when there is nothing', () => {
    expect(() => findPlatform(none)).toThrow('No platform is known here');
  });

  it('when only an address is given: no other platform is asked, and no other token is sent there', () => {
    keepToken();
    expect(() => findPlatform({ ...none, TRIBUTARY_URL: 'https://e.example' })).toThrow('TRIBUTARY_TOKEN is not');
  });

  it.each([
    ['{', 'is not JSON'],
    ['null', 'lacks a url or a token'],
    ['{"url":"https://c.example"}', 'lacks a url or a token'],
    ['{"url":"https://c.example","token":""}', 'lacks a url or a token'],
    ['{"url":5,"token":"c"}', 'lacks a url or a token'],
    ['{"url":"c.example","token":"c"}', 'no http or https address'],
    ['{"url":"file:///etc","token":"c"}', 'no http or https address'],
  ])('when the config file holds %s', (text, sentence) => {
    configure(text);
    expect(() => findPlatform(none)).toThrow(sentence);
  });
});
