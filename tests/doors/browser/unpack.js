/* node unpack.js FOLDER: everything in FOLDER that brotli packed, unpacked beside it. */
const { readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { brotliDecompressSync } = require("node:zlib");

const folder = process.argv[2];
for (const name of readdirSync(folder).filter((found) => found.endsWith(".br"))) {
  const unpacked = brotliDecompressSync(readFileSync(`${folder}/${name}`));
  writeFileSync(`${folder}/${name.slice(0, -".br".length)}`, unpacked, { mode: 0o755 });
}
