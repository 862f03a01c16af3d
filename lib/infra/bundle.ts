import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const SANDBOX = '@jitl/quickjs-wasmfile-release-sync';
const WASM_FILE = `${SANDBOX}/wasm`;
/** Under this name the sandbox looks for it. */
const PACKED_WASM = 'emscripten-module.wasm.br';

/** Packing takes a second, once for all bundles. */
let packedWasm: Uint8Array | null = null;

/** Some CommonJS parts of the AWS SDK call `require` for Node's own modules, which an ES module does not have. */
const BANNER = "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

/**
 * Bundles one entry into `<folder>/index.mjs`, with everything it imports, the AWS SDK too: that starts faster than
 * the SDK of the runtime. Lazy imports become chunks beside it. The sandbox looks for its WASM file beside its own
 * code, so the file is laid there, packed, when the entry can reach the sandbox.
 *
 * @param without packages that are not carried; they are never asked for, and else would come from Lambda's own SDK
 * @returns paths of all inputs, as esbuild names them
 * @throws the build error of esbuild, whose message lists file, line and reason
 */
export function bundle(file: string, folder: string, without: string[] = []): string[] {
  const { metafile } = buildSync({
    entryPoints: { index: file },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: without,
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: BANNER },
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  if (inputs.some((input) => input.includes(SANDBOX))) {
    packedWasm ??= brotliCompressSync(readFileSync(createRequire(import.meta.url).resolve(WASM_FILE)));
    writeFileSync(join(folder, PACKED_WASM), packedWasm);
  }
  return inputs;
}
