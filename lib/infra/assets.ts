import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundle } from './bundle.ts';
import type { CodeOf, Entry } from './house.ts';
import { leftOut } from './left-out.ts';

const FUNCTIONS = fileURLToPath(new URL('../../functions/', import.meta.url));

/**
 * Code made from a folder of entries, each bundled once however many functions run it.
 * Everything happens in this process: no Docker, no network.
 */
export function bundledCode(folder = FUNCTIONS): CodeOf {
  const made = new Map<Entry, Code>();
  return (entry) => {
    const code = made.get(entry) ?? makeCode(folder, entry);
    made.set(entry, code);
    return code;
  };
}

function makeCode(folder: string, entry: Entry): Code {
  return Code.fromAsset(folder, {
    // The output decides, so that a deploy uploads only what changed.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('local-only'),
      // CDK remembers bundles by these values; without the entry among them all entries would share one.
      environment: { ENTRY: entry },
      local: {
        tryBundle: (output) => {
          bundle(`${folder}${entry}.ts`, output, leftOut(entry));
          return true;
        },
      },
    },
  });
}
