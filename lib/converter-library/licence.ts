import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What licence texts begin with, in the words of SPDX. */
const TEXTS: [RegExp, string][] = [
  [/Apache License\s+Version 2\.0/i, 'Apache-2.0'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i, 'AGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i, 'LGPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'GPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/i, 'GPL-2.0'],
  [/Mozilla Public License Version 2\.0/i, 'MPL-2.0'],
  [/\bMIT License\b|Permission is hereby granted, free of charge, to any person obtaining a copy/i, 'MIT'],
  [/Redistribution and use in source and binary forms[\s\S]*Neither the name/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
  [/Permission to use, copy, modify, and\/or distribute this software for any purpose/i, 'ISC'],
];

/** The licence a library states in a file of that name at its top; its first line where it is none we know; null: none. */
export async function licenceIn(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { withFileTypes: true });
  const named = entries.filter((entry) => entry.isFile() && /^(licen[cs]e|copying)(\.(txt|md))?$/i.test(entry.name));
  const [first] = named.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (first === undefined) return null;
  const text = (await readFile(join(folder, first.name), 'utf8')).slice(0, 20_000);
  const known = TEXTS.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1];
  const line = text.split('\n').find((one) => one.trim() !== '');
  return line === undefined ? null : line.trim().slice(0, 100);
}
